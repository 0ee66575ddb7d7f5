"""Networks 784-h-h-10 with ReLU in JAX and Optax, float32: some steps of Adam on random inputs, in one compiled scan."""
from common import best_seconds, confine, np, positive, report, serve, serving_arguments, xla_kernel

INPUTS, CLASSES, STEPS = 784, 10, 8


def main():
    parser = serving_arguments(__doc__)
    parser.add_argument("--threads", type=positive, required=True)
    parser.add_argument("--hidden", type=positive, default=512)
    parser.add_argument("--batch", type=positive, default=128)
    parser.add_argument("--seconds", type=float, default=2)
    args = parser.parse_args()
    confine(args.threads)     # JAX makes as many threads as the process has processors: before it is loaded
    import jax
    import jax.numpy as jnp
    import optax

    optimizer = optax.adam(0.001)

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

    def prepare(hidden, batch, steps):
        """All steps as one call."""
        train = jax.jit(lambda params, state, batches: jax.lax.scan(step, (params, state), batches), donate_argnums=(0, 1))
        random, sizes = np.random.RandomState(0), [INPUTS, hidden, hidden, CLASSES]
        params = [(jnp.asarray(np.sqrt(2 / a) * random.randn(a, b), jnp.float32), jnp.zeros(b, jnp.float32)) for a, b in zip(sizes, sizes[1:])]
        batches = jnp.asarray(random.randn(steps, batch, INPUTS), jnp.float32), jnp.asarray(random.randint(0, CLASSES, (steps, batch)), jnp.int32)
        carry = jax.block_until_ready((params, optimizer.init(params)))

        def call():
            nonlocal carry
            carry, _ = jax.block_until_ready(train(*carry, batches))
        return call

    about = {"name": "Optax", "kernel": xla_kernel(), "versions": {"jax": jax.__version__, "optax": optax.__version__}}
    if args.serve:
        return serve(prepare, **about)
    call = prepare(args.hidden, args.batch, STEPS)
    call()
    report(program="wide_optax", **about, hidden=args.hidden, batch=args.batch, seconds=best_seconds(call, args.seconds) / STEPS)


if __name__ == "__main__":
    main()
