"""Steps of Optax's optimizers on given gradients, float32, compiled, their memory donated."""
import argparse
import sys
import time

from common import confine, positive, report


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=positive, help="processors that JAX may use (default: all)")
    parser.add_argument("--seconds", type=float, default=3, help="how long each row is measured")
    args = parser.parse_args()
    processors = confine(args.threads)     # JAX makes as many threads as the process has processors: before it is loaded
    try:
        import jax
        import jax.numpy as jnp
        import optax
        from optax.contrib import muon
    except ImportError as error:
        sys.exit(f"{error}; see README.md for how to install JAX and Optax")

    vectors = {
        "adamw": optax.adamw(1e-3, weight_decay=1e-2),
        "clipped adamw": optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(1e-3, weight_decay=1e-2)),
        "lamb": optax.lamb(1e-3, weight_decay=1e-2),
    }
    rows = [(name, optimizer, [(length,)]) for length in (1_000_000, 20_000_000) for name, optimizer in vectors.items()]
    rows += [("muon", muon(0.02), [(1000, 1000)] * count) for count in (1, 20)]

    def milliseconds(optimizer, shapes):
        parameters = {f"t{i}": jnp.ones(shape, jnp.float32) for i, shape in enumerate(shapes)}
        gradients = {name: (jnp.arange(p.size, dtype=jnp.float32) % 1000 / 1000 - 0.5).reshape(p.shape) for name, p in parameters.items()}

        def step(parameters, state, gradients):
            updates, state = optimizer.update(gradients, state, parameters)
            return optax.apply_updates(parameters, updates), state

        run = jax.jit(step, donate_argnums=(0, 1))
        state = optimizer.init(parameters)
        best, end = float("inf"), time.perf_counter() + args.seconds
        while time.perf_counter() < end:
            start = time.perf_counter()
            parameters, state = jax.block_until_ready(run(parameters, state, gradients))
            best = min(best, time.perf_counter() - start)
        return 1e3 * best

    report(program="optimizers_optax", dtype="float32", threads=len(processors), versions={"jax": jax.__version__, "optax": optax.__version__},
           rows=[{"optimizer": name, "parameters": sum(int(jnp.prod(jnp.array(shape))) for shape in shapes), "tensors": len(shapes),
                  "ms": milliseconds(optimizer, shapes)} for name, optimizer, shapes in rows])


if __name__ == "__main__":
    main()
