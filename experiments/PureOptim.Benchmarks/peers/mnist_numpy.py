"""E2 as the article runs it: five optimizers on a five-layer network, plain numpy, float64, one update an array."""
import time

from common import BATCH, blas, load_training_set, mnist_arguments, np, report, starting_point


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = dout.sum(axis=0)
        return np.dot(dout, self.W.T)      # as in the book for the first layer too, where nobody uses it


class Relu:
    def forward(self, x):
        self.off = x <= 0
        out = x.copy()
        out[self.off] = 0
        return out

    def backward(self, dout):
        dout[self.off] = 0
        return dout


class SoftmaxWithLoss:
    def forward(self, x, t):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y, self.t = e / e.sum(axis=1, keepdims=True), t
        right = self.y[np.arange(len(t)), t.argmax(axis=1)]
        return -np.log(right + 1e-7).sum() / len(t)

    def backward(self):
        return (self.y - self.t) / len(self.t)


class Network:
    def __init__(self, params):
        self.params = {name: array.copy() for name, array in params.items()}
        self.affine = [Affine(self.params[f"W{i}"], self.params[f"b{i}"]) for i in range(1, len(params) // 2 + 1)]
        self.layers = [layer for affine in self.affine for layer in (affine, Relu())][:-1]
        self.last = SoftmaxWithLoss()

    def loss(self, x, t):
        for layer in self.layers:
            x = layer.forward(x)
        return self.last.forward(x, t)

    def gradient(self, x, t):
        self.loss(x, t)
        d = self.last.backward()
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return {f"{kind}{i}": getattr(layer, "d" + kind) for i, layer in enumerate(self.affine, 1) for kind in "Wb"}


class Optimizer:
    """A rule for one array, with so many state arrays (zero at first) for every parameter."""
    def __init__(self, rule, states=0, **numbers):
        self.rule, self.states, self.numbers, self.state, self.step = rule, states, numbers, None, 0

    def update(self, params, grads):
        self.state = self.state or {name: [np.zeros_like(p) for _ in range(self.states)] for name, p in params.items()}
        self.step += 1
        for name, p in params.items():
            self.rule(self.step, p, grads[name], *self.state[name], **self.numbers)


def sgd(step, p, g, lr):
    p -= lr * g


def momentum(step, p, g, v, lr, mu):
    v *= mu
    v -= lr * g
    p += v


def adagrad(step, p, g, h, lr):
    h += g * g
    p -= lr * g / (np.sqrt(h) + 1e-7)


def adam(step, p, g, m, v, lr, beta1, beta2):
    rate = lr * np.sqrt(1 - beta2**step) / (1 - beta1**step)
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g**2 - v)
    p -= rate * m / (np.sqrt(v) + 1e-7)


def rmsprop(step, p, g, h, lr, decay):
    h *= decay
    h += (1 - decay) * g * g
    p -= lr * g / (np.sqrt(h) + 1e-7)


def optimizers():
    return {"SGD": Optimizer(sgd, lr=0.01),
            "Momentum": Optimizer(momentum, 1, lr=0.01, mu=0.9),
            "AdaGrad": Optimizer(adagrad, 1, lr=0.01),
            "Adam": Optimizer(adam, 2, lr=0.001, beta1=0.9, beta2=0.999),
            "RMSprop": Optimizer(rmsprop, 1, lr=0.01, decay=0.99)}


def train(images, labels, params, batches):
    """All iterations: the seconds, the same by phase, and the losses after each update (iterations by optimizer)."""
    runs = [(Network(params), optimizer) for optimizer in optimizers().values()]
    losses = np.zeros((len(batches), len(runs)))
    phases = dict.fromkeys(["batch", "gradient", "update", "loss"], 0.0)
    start = time.perf_counter()
    for i, batch in enumerate(batches):
        t0 = time.perf_counter()
        x, t = images[batch], labels[batch]
        phases["batch"] += time.perf_counter() - t0
        for j, (network, optimizer) in enumerate(runs):
            t0 = time.perf_counter()
            grads = network.gradient(x, t)
            t1 = time.perf_counter()
            optimizer.update(network.params, grads)
            t2 = time.perf_counter()
            losses[i, j] = network.loss(x, t)
            t3 = time.perf_counter()
            for phase, seconds in (("gradient", t1 - t0), ("update", t2 - t1), ("loss", t3 - t2)):
                phases[phase] += seconds
    return time.perf_counter() - start, phases, losses


def main():
    args = mnist_arguments(__doc__, repeat=1).parse_args()
    images, labels = load_training_set(args.data, np.float64)
    params, batches = starting_point(args.seed, args.iterations, len(images))
    runs = [train(images, labels, params, batches) for _ in range(args.repeat)]
    seconds, phases, losses = min(runs, key=lambda run: run[0])
    found = blas()
    report(program="mnist_numpy", name="numpy", kernel=found.get("kernel", found["name"]), dtype="float64", iterations=args.iterations, batch=BATCH, seed=args.seed,
           seconds=seconds, all_seconds=[run[0] for run in runs], phase_seconds=phases,
           numpy=np.__version__, blas=found,
           last_100_mean_loss=dict(zip(optimizers(), losses[-100:].mean(axis=0))))


if __name__ == "__main__":
    main()
