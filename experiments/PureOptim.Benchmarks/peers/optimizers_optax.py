"""Steps of Optax's optimizers on given gradients, float32, compiled, their memory donated."""
import sys

from common import confine, optimizer_rows, positive, report, serve, serving_arguments, xla_kernel


def main():
    parser = serving_arguments(__doc__)
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

    optimizers = {
        "adamw": optax.adamw(1e-3, weight_decay=1e-2),
        "clipped adamw": optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(1e-3, weight_decay=1e-2)),
        "lamb": optax.lamb(1e-3, weight_decay=1e-2),
        "adafactor": optax.adafactor(1e-3),
        "muon": muon(0.02),
    }

    def prepare(optimizer, shape, tensors):
        """A step as a call."""
        rule = optimizers[optimizer]
        parameters = {f"t{i}": jnp.ones(shape, jnp.float32) for i in range(tensors)}
        gradients = {name: (jnp.arange(p.size, dtype=jnp.float32) % 1000 / 1000 - 0.5).reshape(p.shape) for name, p in parameters.items()}

        def step(parameters, state, gradients):
            updates, state = rule.update(gradients, state, parameters)
            return optax.apply_updates(parameters, updates), state

        run = jax.jit(step, donate_argnums=(0, 1))
        state = rule.init(parameters)

        def call():
            nonlocal parameters, state
            parameters, state = jax.block_until_ready(run(parameters, state, gradients))
        return call

    about = {"name": "Optax", "kernel": xla_kernel(), "versions": {"jax": jax.__version__, "optax": optax.__version__}}
    if args.serve:
        return serve(prepare, **about)
    vectors, matrices = ("adamw", "clipped adamw", "lamb"), ("adafactor", "muon")
    report(program="optimizers_optax", **about, threads=len(processors), rows=optimizer_rows(prepare, vectors, matrices, args.seconds))


if __name__ == "__main__":
    main()
