"""Momentum as peer_adapter.c has it, with peer.py."""


class Run:
    def __init__(self, start, hyperparameters, state):
        self.place, self.velocity = list(start), [float(v) for v in state or [0] * len(start)]
        self.lr, self.momentum = hyperparameters["lr"], hyperparameters["momentum"]

    def point(self):
        return list(self.place)

    def steps(self, gradients, losses):
        points = []
        for gradient in gradients:
            for i, g in enumerate(gradient):
                self.velocity[i] = self.momentum * self.velocity[i] + g
                self.place[i] -= self.lr * self.velocity[i]
            points.append(self.point())
        return points, False

    def save(self):
        return self.velocity


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    return Run(start, hyperparameters, state)


def product(dtype, left, right):
    return [x * y for x, y in zip(left, right)]


if __name__ == "__main__":
    import peer

    def momentum(lr=0.01, momentum=0.9):
        """Its hyperparameters."""

    peer.serve("example", "1", {"momentum": momentum, "impossible": lambda: None}, dtypes=("float64",),
               refuses=lambda name, values, losses: "It makes no step." if name == "impossible" else None)
