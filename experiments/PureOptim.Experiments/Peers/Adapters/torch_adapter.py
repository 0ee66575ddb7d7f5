"""The optimizers of torch.optim: pureoptim laws --command "python3 torch_adapter.py Adam amsgrad=True"; all of them without a name."""
import torch

from arrays import split, state_of, text_of

torch.set_num_threads(1)
LIBRARY = torch.optim


class Run:
    """An optimizer with parameters of these shapes, whose gradients are given."""

    def __init__(self, optimizer, dtype, shapes, start, hyperparameters):
        self.dtype, self.shapes = getattr(torch, dtype), shapes
        self.parameters = [p.clone().requires_grad_() for p in split(torch.tensor(start, dtype=self.dtype), shapes)]
        self.optimizer = getattr(LIBRARY, optimizer)(self.parameters, **hyperparameters)
        self.sparse = optimizer == "SparseAdam"  # the only one that takes no dense gradients

    def point(self):
        return torch.cat([p.detach().reshape(-1) for p in self.parameters]).tolist()

    def evaluate(self):
        if self.loss is None:
            raise ValueError("A step evaluates the function more than once.")
        value, self.loss = self.loss, None
        return value

    def steps(self, gradients, losses):
        points, overwrote = [], False
        for i, gradient in enumerate(gradients):
            given = torch.tensor(gradient, dtype=self.dtype)
            before = given.numpy().tobytes()
            for p, g in zip(self.parameters, split(given, self.shapes)):
                p.grad = (g.to_sparse(1) if g.dim() == 2 and g.any() else g.to_sparse()) if self.sparse else g  # rows, as of an embedding
            self.loss = torch.tensor(losses[i], dtype=self.dtype) if losses else None
            self.optimizer.step(*[self.evaluate] if losses else [])
            overwrote |= given.numpy().tobytes() != before
            points.append(self.point())
        return points, overwrote

    def save(self):
        return text_of(self.optimizer.state_dict())


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    run = Run(optimizer, dtype, shapes, start, hyperparameters)
    if state is not None:
        run.optimizer.load_state_dict(state_of(state))
    return run


def product(dtype, left, right):
    return (torch.tensor(left, dtype=getattr(torch, dtype)) * torch.tensor(right, dtype=getattr(torch, dtype))).tolist()


if __name__ == "__main__":
    import peer
    peer.serve("torch", torch.__version__, peer.classes(LIBRARY, torch.optim.Optimizer))
