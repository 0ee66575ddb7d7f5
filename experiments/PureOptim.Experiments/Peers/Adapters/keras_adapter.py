"""The optimizers of Keras 3: pureoptim laws --command "python3 keras_adapter.py Adam amsgrad=True"; all of them without a name.
It runs where Keras and a backend are installed, and has not been run by us."""
import keras
import numpy as np

from arrays import split, state_of, text_of


class Run:
    """An optimizer with parameters of these shapes, whose gradients are given."""

    def __init__(self, optimizer, dtype, shapes, start, hyperparameters):
        self.dtype, self.shapes = dtype, shapes
        keras.config.set_floatx(dtype)  # the type of the learning rate, too
        self.variables = [keras.Variable(p, dtype=dtype, name=f"p{i}") for i, p in enumerate(self.split(start))]
        self.optimizer = getattr(keras.optimizers, optimizer)(**hyperparameters)
        self.optimizer.build(self.variables)

    def split(self, numbers):
        return split(np.array(numbers, self.dtype), self.shapes)

    def point(self):
        return [x for v in self.variables for x in keras.ops.convert_to_numpy(v).reshape(-1).tolist()]

    def steps(self, gradients, losses):
        keras.config.set_floatx(self.dtype)
        points, overwrote = [], False
        for gradient in gradients:
            given = [keras.ops.convert_to_tensor(g, dtype=self.dtype) for g in self.split(gradient)]
            self.optimizer.apply(given, self.variables)
            overwrote |= any(keras.ops.convert_to_numpy(g).tobytes() != p.tobytes() for g, p in zip(given, self.split(gradient)))
            points.append(self.point())
        return points, overwrote

    def save(self):
        return text_of([keras.ops.convert_to_numpy(v) for v in self.optimizer.variables])


def begin(optimizer, dtype, shapes, start, hyperparameters, state=None):
    run = Run(optimizer, dtype, shapes, start, hyperparameters)
    if state is not None:
        for variable, value in zip(run.optimizer.variables, state_of(state)):
            variable.assign(value)
    return run


def product(dtype, left, right):
    return keras.ops.convert_to_numpy(keras.ops.multiply(*(keras.ops.convert_to_tensor(x, dtype=dtype) for x in (left, right)))).tolist()


if __name__ == "__main__":
    import peer
    # JAX makes float32 of float64 unless its own setting says otherwise.
    dtypes = ("float32",) if keras.backend.backend() == "jax" else ("float32", "float64")
    optimizers = peer.classes(keras.optimizers, keras.optimizers.Optimizer)
    peer.serve("keras", f"{keras.__version__} on {keras.backend.backend()}", optimizers, dtypes=dtypes)
