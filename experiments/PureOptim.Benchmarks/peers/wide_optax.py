"""A network 784-h-h-10 with ReLU in JAX and Optax, float32: some steps of Adam on random inputs, in one compiled scan."""
import argparse
import os
import time

from common import confine, np, positive, report

SIZES, STEPS = [784, None, None, 10], 8


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=positive, required=True)
    parser.add_argument("--batch", type=positive, required=True)
    parser.add_argument("--threads", type=positive, required=True)
    parser.add_argument("--repeat", type=positive, default=20)
    args = parser.parse_args()
    confine(args.threads)     # JAX makes as many threads as the process has processors: before it is loaded
    import jax
    import jax.numpy as jnp
    import optax

    optimizer = optax.adam(0.001)
    sizes = [size or args.hidden for size in SIZES]

    def loss(params, x, labels):
        for i, (weights, bias) in enumerate(params, 1):
            x = x @ weights + bias
            x = jax.nn.relu(x) if i < len(params) else x
        return optax.softmax_cross_entropy_with_integer_labels(x, labels).mean()

    def step(carry, batch):
        params, state = carry
        value, gradients = jax.value_and_grad(loss)(params, *batch)
        updates, state = optimizer.update(gradients, state, params)
        return (optax.apply_updates(params, updates), state), value

    train = jax.jit(lambda params, state, batches: jax.lax.scan(step, (params, state), batches), donate_argnums=(0, 1))
    random = np.random.RandomState(0)
    params = [(jnp.asarray(np.sqrt(2 / a) * random.randn(a, b), jnp.float32), jnp.zeros(b, jnp.float32)) for a, b in zip(sizes, sizes[1:])]
    batches = jnp.asarray(random.randn(STEPS, args.batch, sizes[0]), jnp.float32), jnp.asarray(random.randint(0, 10, (STEPS, args.batch)), jnp.int32)
    carry = jax.block_until_ready((params, optimizer.init(params)))
    seconds = []
    end = time.perf_counter() + 2
    while len(seconds) <= args.repeat or time.perf_counter() < end:
        start = time.perf_counter()
        carry, _ = jax.block_until_ready(train(*carry, batches))
        seconds.append((time.perf_counter() - start) / STEPS)
    report(program="wide_optax", seconds=min(seconds[1:]), all_seconds=seconds[1:], xla_flags=os.environ.get("XLA_FLAGS", ""),
           versions={"jax": jax.__version__, "optax": optax.__version__})


if __name__ == "__main__":
    main()
