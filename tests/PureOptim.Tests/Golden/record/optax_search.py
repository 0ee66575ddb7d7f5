# Made traces/optax-search.json.gz, with Optax 0.2.8 and JAX 0.10.2 on a CPU (pip install jax==0.10.2 optax==0.2.8):
#   python optax_search.py ../traces/optax.json.gz ../traces/optax-search.json.gz
# Line searches on functions, from a start, with the loss and the gradient at each point; gates, and projections after each step; private descent, whose gradients are those of
# single examples. The problem "normal" is that of optax.json.gz. Operation by operation, in float64.
import gzip
import json
import sys
import warnings

import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_disable_jit", True)
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib, projections

warnings.simplefilter("ignore")
source = json.loads(gzip.open(sys.argv[1]).read())
problems = {"normal": source["problems"]["normal"]}
functions = {
    "rosenbrock": lambda x: jnp.sum(100.0 * (x[1:] - x[:-1] * x[:-1]) ** 2 + (1.0 - x[:-1]) ** 2),
    "quadratic": lambda x: jnp.sum(jnp.arange(1.0, x.size + 1) * (x * x) / 2),
}


def searched(python, function, start, steps):
    """The points after each step."""
    optimizer, loss, point, path = eval(python), functions[function], jnp.asarray(start, jnp.float64), []
    state = optimizer.init(point)
    for _ in range(steps):
        value, gradient = jax.value_and_grad(loss)(point)
        updates, state = optimizer.update(gradient, state, point, value=value, grad=gradient, value_fn=loss)
        point = optax.apply_updates(point, updates)
        path.append(point.tolist())
    return {"id": "", "python": python, "function": function, "start": start, "dtype": "float64", "expected": path}


def every(k, first=0):
    """The steps first, first + k, first + 2k, ..."""
    return lambda step: step % k == first


def projected(optimizer, project):
    """An optimizer whose parameters are projected after each step."""
    def update(updates, state, parameters):
        updates, state = optimizer.update(updates, state, parameters)
        return project(optax.apply_updates(parameters, updates)), state
    return optax.GradientTransformation(optimizer.init, update), "replace"


projection_simplex = lambda optimizer, scale=1: projected(optimizer, lambda tree: projections.projection_simplex(tree, scale))
projection_l1_ball = lambda optimizer, scale=1: projected(optimizer, lambda tree: projections.projection_l1_ball(tree, scale))
projection_l1_sphere = lambda optimizer, scale=1: projected(optimizer, lambda tree: projections.projection_l1_sphere(tree, scale))
projection_l2_sphere = lambda optimizer, scale=1: projected(optimizer, lambda tree: projections.projection_l2_sphere(tree, scale))
projection_linf_ball = lambda optimizer, scale=1: projected(optimizer, lambda tree: projections.projection_linf_ball(tree, scale))
projection_hypercube = lambda optimizer, scale=1: projected(optimizer, lambda tree: jax.tree.map(lambda x: projections.projection_hypercube(x, scale), tree))
projection_non_negative = lambda optimizer: projected(optimizer, projections.projection_non_negative)
projection_hyperplane = lambda optimizer, a, b: projected(optimizer, lambda tree: projections.projection_hyperplane(tree, like(tree, a), b))
projection_halfspace = lambda optimizer, a, b: projected(optimizer, lambda tree: projections.projection_halfspace(tree, like(tree, a), b))


def like(tree, values):
    """Numbers in the shapes of the problem's tensors, in its order, which JAX does not keep; or one number everywhere."""
    left, shaped = list(values), {}
    for name in problems["normal"]["parameters"]:
        x = tree[name]
        shaped[name] = jnp.full_like(x, values[0]) if len(values) == 1 else jnp.asarray(left[:x.size], x.dtype).reshape(x.shape)
        del left[:x.size]
    return shaped


def by_example(optimizer, examples):
    """An optimizer of batches whose gradients come one by one."""
    def update(gradient, state, parameters):
        inner, batch = state
        batch = batch + [gradient]
        if len(batch) < examples:
            return jax.tree.map(jnp.zeros_like, gradient), (inner, batch)
        updates, inner = optimizer.update(jax.tree.map(lambda *each: jnp.stack(each), *batch), inner, parameters)
        return updates, (inner, [])
    return optax.GradientTransformation(lambda parameters: (optimizer.init(parameters), []), update)


def dpsgd(learning_rate, l2_norm_clip, noise_multiplier, seed, momentum=None, nesterov=False, examples=1):
    return by_example(contrib.dpsgd(learning_rate, l2_norm_clip, noise_multiplier, seed, momentum, nesterov), examples)


def tensors(values):
    shapes = problems["normal"]["parameters"]
    return {name: jnp.asarray(values(name), jnp.float64).reshape(shapes[name]["shape"]) for name in shapes}


def trace(python):
    optimizer = eval(python)
    optimizer, replaces = optimizer if optimizer[1] == "replace" else (optimizer, None)
    parameters = tensors(lambda name: problems["normal"]["parameters"][name]["values"])
    state, steps = optimizer.init(parameters), []
    for gradient in problems["normal"]["gradients"]:
        result, state = optimizer.update(tensors(lambda name: gradient[name]), state, parameters)
        parameters = result if replaces else optax.apply_updates(parameters, result)
        steps.append({name: np.asarray(value).ravel().tolist() for name, value in parameters.items()})
    return {"id": "", "python": python, "problem": "normal", "dtype": "float64", "expected": steps}


rosenbrock, bowl = [-1.2, 1.0], [0.231, 0.741, 0.675, -0.251, -2.83, -1.62]
searches = [
    searched("optax.lbfgs()", "rosenbrock", rosenbrock, 34),
    searched("optax.lbfgs(memory_size=3)", "rosenbrock", [-1.2, 1.0, -0.7, 0.4], 30),
    searched("optax.lbfgs(memory_size=4)", "quadratic", bowl, 12),
    searched("optax.lbfgs(learning_rate=0.31, scale_init_precond=False)", "quadratic", bowl, 12),
    searched("optax.chain(optax.scale_by_lbfgs(), optax.scale_by_learning_rate(1.0), optax.scale_by_backtracking_linesearch(20))", "rosenbrock", rosenbrock, 20),
    searched("optax.chain(optax.sgd(1.0), optax.scale_by_backtracking_linesearch(40))", "rosenbrock", rosenbrock, 30),
    searched("optax.chain(optax.sgd(0.013, momentum=0.9), optax.scale_by_backtracking_linesearch(30, slope_rtol=0.13, decrease_factor=0.53, increase_factor=2.3, max_learning_rate=5.1))", "rosenbrock", rosenbrock, 30),
    searched("optax.chain(optax.sgd(0.73, momentum=0.97), optax.scale_by_backtracking_linesearch(2))", "quadratic", bowl, 30),
    searched("optax.chain(optax.sgd(1.0), optax.scale_by_zoom_linesearch(30))", "rosenbrock", rosenbrock, 12),
    searched("optax.chain(optax.sgd(1.0), optax.scale_by_zoom_linesearch(30, curv_rtol=0.07, initial_guess_strategy='one'))", "quadratic", bowl, 30),
    searched("optax.chain(optax.rmsprop(0.0311), optax.scale_by_zoom_linesearch(12, max_learning_rate=3.1, increase_factor=1.7, slope_rtol=0.01))", "rosenbrock", rosenbrock, 20),
    searched("optax.chain(optax.sgd(1.0), optax.scale_by_zoom_linesearch(4))", "rosenbrock", rosenbrock, 6),
]
transforms = [
    trace("optax.conditionally_mask(optax.adam(0.0317), every(3))"),
    trace("optax.conditionally_mask(optax.sgd(0.0317, momentum=0.9), every(4, 1))"),
    trace("optax.chain(optax.conditionally_transform(optax.clip(0.41), every(2)), optax.adam(0.0317))"),
    trace("optax.chain(optax.conditionally_transform(optax.ema(0.7, debias=False), every(3, 2)), optax.sgd(0.0517))"),
    trace("optax.chain(optax.scale_by_adam(), optax.conditionally_transform(optax.clip_by_block_rms(0.53), every(2, 1)), optax.scale_by_learning_rate(0.0317))"),
    trace("projection_simplex(optax.sgd(0.0311))"),
    trace("projection_simplex(optax.adam(0.0711), 3.7)"),
    trace("projection_l1_ball(optax.sgd(0.0411), 2.9)"),
    trace("projection_l1_sphere(optax.sgd(0.0411), 2.9)"),
    trace("projection_l2_sphere(optax.sgd(0.0411, momentum=0.9), 1.3)"),
    trace("projection_linf_ball(optax.sgd(0.0811), 0.63)"),
    trace("projection_hypercube(optax.sgd(0.0811), 0.63)"),
    trace("projection_non_negative(optax.sgd(0.0811))"),
    trace("dpsgd(0.137, 1.3, 0.0, 3, examples=5)"),
    trace("dpsgd(0.137, 0.7, 0.0, 3, momentum=0.9, examples=3)"),
    trace("dpsgd(0.137, 2.1, 0.0, 3, momentum=0.9, nesterov=True, examples=6)"),
    trace("projection_hyperplane(optax.sgd(0.0811, momentum=0.9), [0.5, -1.25, 2.0, 0.75, -0.5, 1.5, 0.25, -2.0, 1.0, 0.0, -0.75, 0.3, 1.1, -0.4, 0.6, -1.7], 0.7)"),
    trace("projection_hyperplane(optax.adam(0.0711), [1.0], -1.3)"),
    trace("projection_halfspace(optax.sgd(0.0811), [0.5, -1.25, 2.0, 0.75, -0.5, 1.5, 0.25, -2.0, 1.0, 0.0, -0.75, 0.3, 1.1, -0.4, 0.6, -1.7], 0.31)"),
    trace("projection_halfspace(optax.adam(0.0711), [-1.0], 0.9)"),
]
for kind, entries in (("function", searches), ("transform", transforms)):
    for number, entry in enumerate(entries):
        entry["id"] = f"optax-search-{kind}/{number}"

recorded = {"format": "pureoptim-trace/1", "framework": f"optax {optax.__version__}, jax {jax.__version__}",
            "problems": problems, "cases": [], "transforms": transforms, "functions": searches}
with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as packed:
    packed.write(json.dumps(recorded, separators=(",", ":")).encode())
