"""The optimizers of optax and optax.contrib: pureoptim laws --command "python3 optax_adapter.py adam nesterov=True"; all without a name."""
import base64
import functools
import math
import pickle

import jax
import jax.numpy as jnp
import numpy as np
import optax
import optax.contrib

# With JAX_COMPILATION_CACHE_DIR in the environment all that is compiled is kept there, however fast it was.
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
enable_x64 = jax.enable_x64 if hasattr(jax, "enable_x64") else jax.experimental.enable_x64
LONGEST, NOT_COMPILED = 12, set()  # the steps of one compiled loop, to which the gradients are padded


@functools.lru_cache(1000)
def programs(optimizer, shapes, constants):
    """The first state, and some steps from a state; hyperparameters that are not constants are arguments."""
    def tree(flat):
        return [p.reshape(s) for p, s in zip(jnp.split(flat, np.cumsum([math.prod(s) for s in shapes])[:-1]), shapes)]

    def built(numbers):
        constructor = getattr(optax.contrib, optimizer, None) or getattr(optax, optimizer)
        return optax.with_extra_args_support(constructor(**dict(constants), **numbers))

    def first(start, numbers):
        return built(numbers).init(tree(start))

    def steps(start, state, gradients, losses, count, numbers):
        def step(i, carry):
            flat, state, points = carry
            value = {} if losses is None else {"value": losses[i]}
            updates, state = built(numbers).update(tree(gradients[i]), state, tree(flat), **value)
            flat = jnp.concatenate([p.reshape(-1) for p in optax.apply_updates(tree(flat), updates)])
            return flat, state, points.at[i].set(flat)
        return jax.lax.fori_loop(0, count, step, (start, state, jnp.zeros_like(gradients)))
    return (first, jax.jit(first)), (steps, jax.jit(steps))


class Run:
    """An optimizer with parameters of these shapes, whose gradients are given."""

    def __init__(self, optimizer, dtype, shapes, start, hyperparameters):
        number = {k: all(isinstance(x, float) for x in (v if isinstance(v, tuple) else [v])) for k, v in hyperparameters.items()}
        self.numbers = {k: v for k, v in hyperparameters.items() if number[k]}
        self.key = optimizer, tuple(map(tuple, shapes)), tuple((k, v) for k, v in hyperparameters.items() if not number[k])
        self.flat = np.array(start, dtype)
        self.state = self.call(0, self.flat)

    def call(self, which, *values):
        plain, compiled = programs(*self.key)[which]
        with enable_x64(self.flat.dtype == np.float64):
            if self.key not in NOT_COMPILED:
                try:
                    return compiled(*values, self.numbers)
                except Exception:  # it may branch on a number, which compiled code cannot
                    pass
            with jax.disable_jit():
                result = plain(*values, self.numbers)
            NOT_COMPILED.add(self.key)
            return result

    def point(self):
        return self.flat.tolist()

    def steps(self, gradients, losses):
        points = []
        for i in range(0, len(gradients), LONGEST):
            some = gradients[i:i + LONGEST]
            given, values = np.zeros((LONGEST, self.flat.size), self.flat.dtype), np.zeros(LONGEST, self.flat.dtype)
            given[:len(some)], values[:len(some)] = some, losses[i:i + LONGEST] or 0
            flat, self.state, after = self.call(1, self.flat, self.state, given, values if losses else None, len(some))
            self.flat, points = np.asarray(flat), points + np.asarray(after)[:len(some)].tolist()
        return points, False  # arrays of JAX do not change

    def save(self):
        return base64.b64encode(pickle.dumps(jax.tree.leaves(self.state))).decode()


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    run = Run(optimizer, dtype, shapes, start, hyperparameters)
    if state is not None:
        with enable_x64(dtype == "float64"):
            run.state = jax.tree.unflatten(jax.tree.structure(run.state), pickle.loads(base64.b64decode(state)))
    return run


def product(dtype, left, right):
    with enable_x64(dtype == "float64"):
        return np.asarray(jax.jit(jnp.multiply)(np.array(left, dtype), np.array(right, dtype))).tolist()


if __name__ == "__main__":
    import inspect
    import peer

    def has_rate(name, f):
        return ((inspect.isfunction(f) or isinstance(f, functools.partial)) and not name.startswith(("_", "scale_by_"))
                and any("learning_rate" in p for p in inspect.signature(f).parameters))

    def refuses(name, values, losses):
        """As peer.fails, but a step is traced and not compiled, which is faster."""
        try:
            (first, _), (steps, _) = programs(name, ((2, 2),), tuple(values.items()))
            start, value = np.zeros(4, "float32"), np.array(losses, "float32") if losses else None
            jax.eval_shape(steps, start, jax.eval_shape(first, start, {}), np.zeros((1, 4), "float32"), value, 1, {})
        except Exception as e:
            return peer.line(e)

    found = {n: f for library in (optax, optax.contrib) for n, f in sorted(vars(library).items()) if has_rate(n, f)}
    peer.serve("optax", optax.__version__, found, refuses=refuses)
