"""Runs of the optimizers of a library on JAX, which are pairs of pure functions: init(parameters) and update(gradients, state, parameters).
Steps are compiled where that can be done. It is a part of the scripts of its adapters."""
import functools

import jax
import jax.numpy as jnp
import numpy as np

from arrays import split, state_of, text_of

# With JAX_COMPILATION_CACHE_DIR in the environment all that is compiled is kept there, however fast it was.
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
enable_x64 = jax.enable_x64 if hasattr(jax, "enable_x64") else jax.experimental.enable_x64
LONGEST, NOT_COMPILED = 12, set()  # the steps of one compiled loop, to which the gradients are padded


@functools.lru_cache(1000)
def programs(build, optimizer, shapes, constants):
    """The first state, and some steps from a state, each as it is and compiled; hyperparameters that are not constants are arguments."""
    def built(numbers):
        return build(optimizer, {**dict(constants), **numbers})

    def first(start, numbers):
        return built(numbers).init(split(start, shapes))

    def steps(start, state, gradients, losses, count, numbers):
        def step(i, carry):
            flat, state, points = carry
            value, parameters = {} if losses is None else {"value": losses[i]}, split(flat, shapes)
            updates, state = built(numbers).update(split(gradients[i], shapes), state, parameters, **value)
            # The sum has the type of the parameter, as in optax.apply_updates.
            flat = jnp.concatenate([(p + u).astype(p.dtype).reshape(-1) for p, u in zip(parameters, updates)])
            return flat, state, points.at[i].set(flat)
        return jax.lax.fori_loop(0, count, step, (start, state, jnp.zeros_like(gradients)))
    return (first, jax.jit(first)), (steps, jax.jit(steps))


class Run:
    """An optimizer with parameters of these shapes, whose gradients are given; build(name, hyperparameters) makes it."""

    def __init__(self, build, optimizer, dtype, shapes, start, hyperparameters, state):
        number = {k: all(isinstance(x, float) for x in (v if isinstance(v, tuple) else [v])) for k, v in hyperparameters.items()}
        self.numbers = {k: v for k, v in hyperparameters.items() if number[k]}
        self.key = build, optimizer, tuple(map(tuple, shapes)), tuple((k, v) for k, v in hyperparameters.items() if not number[k])
        self.flat = np.array(start, dtype)
        self.state = self.call(0, self.flat)
        if state is not None:
            with enable_x64(dtype == "float64"):
                self.state = jax.tree.unflatten(jax.tree.structure(self.state), state_of(state))

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
        return self.flat

    def steps(self, gradients, losses):
        points = []
        for i in range(0, len(gradients), LONGEST):
            some = gradients[i:i + LONGEST]
            given, values = np.zeros((LONGEST, self.flat.size), self.flat.dtype), None
            given[:len(some)] = some
            if len(losses):
                values = np.zeros(LONGEST, self.flat.dtype)
                values[:len(some)] = losses[i:i + LONGEST]
            flat, self.state, after = self.call(1, self.flat, self.state, given, values, len(some))
            self.flat = np.asarray(flat)
            points.append(np.asarray(after)[:len(some)])
        return np.concatenate(points or [np.zeros((0, self.flat.size))]), False  # arrays of JAX do not change

    def save(self):
        return text_of(jax.tree.leaves(self.state))


def product(dtype, left, right):
    with enable_x64(dtype == "float64"):
        return np.asarray(jax.jit(jnp.multiply)(np.array(left, dtype), np.array(right, dtype))).tolist()


def trace(build, optimizer, constants, losses):
    """Looks whether a step can be traced, which is faster than to compile it."""
    (first, _), (steps, _) = programs(build, optimizer, ((2, 2),), tuple(constants.items()))
    start, value = np.zeros(4, "float32"), np.array(losses, "float32") if losses else None
    jax.eval_shape(steps, start, jax.eval_shape(first, start, {}), np.zeros((1, 4), "float32"), value, 1, {})
