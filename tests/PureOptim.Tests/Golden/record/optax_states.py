# Made states/optax.safetensors, with Optax 0.2.8 and JAX 0.10.2 on a CPU (pip install jax==0.10.2 optax==0.2.8):
#   python optax_states.py ../states/optax.safetensors
# The states of optimizers in the middle of runs, under the names that PureOptim.Networks' documentation gives them: gradients/STEP/NAME and start/NAME for all; for each case its expression in
# the metadata, and CASE/parameters/NAME and CASE/state/KEY after 7 steps, CASE/end/NAME after 12. Operation by operation, in float64; CASE32 in float32.
import sys

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib
from safetensors_file import save_file

MIDDLE, END = 7, 12
SHAPES = {"w": (3, 4), "v": (4, 2), "b": (4,)}
random = np.random.default_rng(2026)
start = {name: random.standard_normal(shape) for name, shape in SHAPES.items()}
gradients = [{name: random.standard_normal(shape) for name, shape in SHAPES.items()} for _ in range(END)]

cases = [
    "optax.sgd(0.1, momentum=0.9)",
    "optax.sgd(0.1, momentum=0.8, nesterov=True)",
    "optax.adagrad(0.1)",
    "optax.rmsprop(0.01)",
    "optax.rmsprop(0.01, centered=True)",
    "optax.rmsprop(0.01, momentum=0.9)",
    "optax.adam(0.01)",
    "optax.adam(0.01, nesterov=True)",
    "optax.adamw(0.01, weight_decay=0.1)",
    "optax.adadelta(0.5, weight_decay=0.01)",
    "optax.adamax(0.01)",
    "optax.amsgrad(0.01)",
    "optax.radam(0.01)",
    "optax.rprop(0.01)",
    "optax.lion(0.01)",
    "optax.signum(0.01)",
    "optax.adabelief(0.01)",
    "optax.yogi(0.01)",
    "optax.adan(0.01)",
    "optax.lamb(0.01, weight_decay=0.01)",
    "optax.lars(0.1)",
    "optax.novograd(0.01)",
    "optax.adafactor(0.01, min_dim_size_to_factor=2)",
    "optax.sm3(0.1)",
    "contrib.muon(0.01)",
    "contrib.acprop(0.01)",
    "contrib.adopt(0.01)",
    "contrib.ademamix(0.01)",
    "contrib.simplified_ademamix(0.001)",
    "contrib.madgrad(0.01)",
    "contrib.cocob()",
    "contrib.prodigy(1.0)",
    "contrib.dadapt_adamw(1.0)",
    "contrib.dowg(1.0)",
    "contrib.dog(1.0)",
    "optax.optimistic_gradient_descent(0.1)",
    "optax.optimistic_adam_v2(0.01)",
    "optax.sgd(optax.cosine_decay_schedule(0.1, 20), momentum=0.9)",
    "optax.chain(optax.clip_by_global_norm(1.0), optax.adam(0.01))",
    "optax.chain(optax.ema(0.9), optax.adam(0.01))",
    "optax.partition({'matrix': optax.adam(0.01), 'vector': optax.lion(0.01)}, {'w': 'matrix', 'v': 'matrix', 'b': 'vector'})",
]
in_float = ("optax.adam(0.01)", "optax.sgd(0.1, momentum=0.9)")


def key(path):
    field = max(i for i, entry in enumerate(path) if isinstance(entry, jax.tree_util.GetAttrKey))
    return jax.tree_util.keystr(path[field:], simple=True, separator=".")


def recorded(name, python, dtype):
    def cast(tree):
        return jax.tree.map(lambda array: jnp.asarray(array, dtype), tree)

    optimizer, parameters = eval(python), cast(start)
    state = optimizer.init(parameters)
    for step in range(END):
        if step == MIDDLE:
            # To the file and back, as the documentation has it: nothing is lost.
            loaded = {key(path): np.asarray(leaf) for path, leaf in jax.tree_util.tree_leaves_with_path(state)}
            state = jax.tree_util.tree_map_with_path(lambda path, leaf: jnp.asarray(loaded[key(path)], leaf.dtype), optimizer.init(parameters))
            yield from ((f"{name}/state/{entry}", array) for entry, array in loaded.items())
            yield from ((f"{name}/parameters/{entry}", np.asarray(array)) for entry, array in parameters.items())
        updates, state = optimizer.update(cast(gradients[step]), state, parameters)
        parameters = optax.apply_updates(parameters, updates)
    yield from ((f"{name}/end/{entry}", np.asarray(array)) for entry, array in parameters.items())


tensors, metadata = {f"start/{name}": array for name, array in start.items()}, {}
tensors |= {f"gradients/{step}/{name}": array for step, gradient in enumerate(gradients) for name, array in gradient.items()}
for index, (python, dtype) in enumerate([(python, jnp.float64) for python in cases] + [(python, jnp.float32) for python in in_float]):
    metadata[f"{index:02}"] = python
    tensors |= dict(recorded(f"{index:02}", python, dtype))
save_file(tensors, sys.argv[1], metadata)
