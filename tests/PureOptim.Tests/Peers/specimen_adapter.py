"""Adam in plain Python, and Adams with one thing spoiled: python3 specimen_adapter.py Adam spoiled=rest."""
import math

from arrays import state_of, text_of


class Run:
    memory = {}  # shared by all runs, as it should not be

    def __init__(self, dtype, start, lr, betas, eps, maximize=False, spoiled="no"):
        self.dtype, self.theta, self.lr, self.betas, self.eps, self.maximize, self.spoiled = dtype, list(start), lr, betas, eps, maximize, spoiled
        self.t, self.m, self.v = 0, [0.0] * len(start), [0.0] * len(start)

    def point(self):
        return list(self.theta)

    def steps(self, gradients, losses):
        points, overwrote = [], False
        for gradient in gradients:
            overwrote |= self.step(gradient)
            points.append(self.point())
        return points, overwrote

    def step(self, gradient):
        self.t += 1
        (b1, b2), spoiled = self.betas, self.spoiled
        if spoiled == "shared":
            self.m = Run.memory.setdefault(len(self.m), self.m)
        rate = self.lr * math.sqrt(1 - b2**self.t) / (1 - b1**(self.t - (spoiled == "correction" and self.t > 4)))
        for i, g in enumerate(gradient):
            sign = -1 if self.maximize and not (spoiled == "maximize" and self.t > 1) else 1
            self.m[i] = b1 * self.m[i] + (1 - b1) * sign * g
            self.v[i] = b2 * self.v[i] + (1 - b2) * g * g
            root = math.sqrt(self.v[i])
            if spoiled == "zero":
                step = rate * self.m[i] / root if root > 0 else math.nan
            else:
                step = rate * self.m[i] / (root + self.eps)
            if spoiled == "rest":
                step -= self.eps
            if spoiled == "place":
                step *= 1 + 0.01 * math.tanh(self.theta[i])
            if spoiled == "order" and i == 1:
                step *= 1.001
            self.theta[i] -= step
        if spoiled == "overwrites":
            gradient[0] = 0.0
        return spoiled == "overwrites"

    def save(self):
        return text_of([self.t, self.m, [] if self.spoiled == "state" else self.v])


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    if hyperparameters.get("spoiled") == "scalar" and [] in shapes:
        raise IndexError("list index out of range")
    run = Run(dtype, start, **hyperparameters)
    if state is not None:
        run.t, run.m, v = state_of(state)
        run.v = v or [0.0] * len(start)
    return run


def adam(lr=0.001, betas=(0.9, 0.999), eps=1e-3, maximize=False, spoiled="no"):
    """Only its signature is read."""


def product(dtype, left, right):
    return [x * y for x, y in zip(left, right)]


if __name__ == "__main__":
    import peer
    peer.serve("specimens", "1", {"Adam": adam}, dtypes=["float64"])
