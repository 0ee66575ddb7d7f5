"""The optimizers of optax and optax.contrib: pureoptim laws --command "python3 optax_adapter.py adam nesterov=True"; all without a name."""
import optax
import optax.contrib

from jax_runs import Run, product, trace


def build(optimizer, hyperparameters):
    constructor = getattr(optax.contrib, optimizer, None) or getattr(optax, optimizer)
    return optax.with_extra_args_support(constructor(**hyperparameters))


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    return Run(build, optimizer, dtype, shapes, start, hyperparameters, state)


if __name__ == "__main__":
    import functools
    import inspect
    import numpy as np
    import peer
    import wire

    def has_rate(name, f):
        return ((inspect.isfunction(f) or isinstance(f, functools.partial)) and not name.startswith(("_", "scale_by_"))
                and any("learning_rate" in p for p in inspect.signature(f).parameters))

    def refuses(name, values, losses):
        try:
            trace(build, name, values, losses)
        except Exception as e:
            return wire.line(e)

    found = {n: f for library in (optax, optax.contrib) for n, f in sorted(vars(library).items()) if has_rate(n, f)}
    peer.serve("optax", optax.__version__, found, refuses=refuses, array=np.frombuffer)
