"""E2 in JAX and Optax, float32: all iterations of all five optimizers in one compiled scan."""
import sys
import time

from common import BATCH, confine, load_training_set, mnist_arguments, np, positive, report, starting_point, xla_kernel


def main():
    parser = mnist_arguments(__doc__, repeat=3)
    parser.add_argument("--threads", type=positive, help="processors that JAX may use (default: all)")
    args = parser.parse_args()
    processors = confine(args.threads)     # JAX makes as many threads as the process has processors: before it is loaded
    try:
        import jax
        import jax.numpy as jnp
        import optax
    except ImportError as error:
        sys.exit(f"{error}; see README.md for how to install JAX and Optax")

    # Epsilon as in the article where the alias allows it; AdaGrad's stays inside the root, Adam's is Optax's own.
    optimizers = {
        "SGD": optax.sgd(0.01),
        "Momentum": optax.sgd(0.01, momentum=0.9),
        "AdaGrad": optax.adagrad(0.01, initial_accumulator_value=0, eps=1e-7),
        "Adam": optax.adam(0.001),
        "RMSprop": optax.rmsprop(0.01, decay=0.99, eps=1e-7, eps_in_sqrt=False),
    }

    def loss(params, x, t):
        last = len(params) // 2
        for i in range(1, last + 1):
            x = x @ params[f"W{i}"].T + params[f"b{i}"]
            x = jax.nn.relu(x) if i < last else x
        return optax.softmax_cross_entropy(x, t).mean()

    def step(runs, batch, images, labels):
        x, t = images[batch], labels[batch]
        after = []
        for optimizer, (params, state) in zip(optimizers.values(), runs):
            updates, state = optimizer.update(jax.grad(loss)(params, x, t), state, params)
            after.append((optax.apply_updates(params, updates), state))
        return after, jnp.stack([loss(params, x, t) for params, _ in after])

    @jax.jit
    def train(runs, batches, images, labels):
        return jax.lax.scan(lambda r, batch: step(r, batch, images, labels), runs, batches)

    images, labels = load_training_set(args.data, np.float32)
    params, batches = starting_point(args.seed, args.iterations, len(images))
    # Weights as outputs x inputs: on one processor XLA multiplies the long gradient of W1 faster that way.
    params = {name: jnp.asarray(a.T, jnp.float32) for name, a in params.items()}
    runs = [(params, optimizer.init(params)) for optimizer in optimizers.values()]
    inputs = jax.block_until_ready((runs, jnp.asarray(batches, jnp.int32), jnp.asarray(images), jnp.asarray(labels)))

    start = time.perf_counter()
    compiled = train.lower(*inputs).compile()
    compile_seconds = time.perf_counter() - start
    seconds = []
    for _ in range(args.repeat):
        start = time.perf_counter()
        _, losses = jax.block_until_ready(compiled(*inputs))
        seconds.append(time.perf_counter() - start)
    report(program="mnist_optax", name="Optax", kernel=xla_kernel(), dtype="float32", iterations=args.iterations, batch=BATCH, seed=args.seed,
           seconds=min(seconds), all_seconds=seconds, compile_seconds=compile_seconds, threads=len(processors),
           versions={"jax": jax.__version__, "optax": optax.__version__},
           last_100_mean_loss=dict(zip(optimizers, np.asarray(losses)[-100:].mean(axis=0).tolist())))


if __name__ == "__main__":
    main()
