# Made optax-wrappers.json.gz, with Optax 0.2.8 and JAX 0.10.2 on a CPU (pip install jax==0.10.2 optax==0.2.8):
#   python optax_wrappers.py optax.json.gz optax-wrappers.json.gz
# What the wrappers of Optax compute that optax.json.gz has no case of, or only one with sums in float32. The problems are those of optax.json.gz;
# operation by operation, in float64. A path starts at its first point and takes the gradient at each, written as this library writes it.
import gzip
import json
import sys

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib

source = json.loads(gzip.open(sys.argv[1]).read())
problems = {name: source["problems"][name] for name in ("normal", "matrices")}


def tensors(problem, values):
    shapes = problems[problem]["parameters"]
    return {name: jnp.asarray(values(name), jnp.float64).reshape(shapes[name]["shape"]) for name in shapes}


def plain(tree):
    return {name: np.asarray(value).ravel().tolist() for name, value in tree.items()}


def start(problem):
    return tensors(problem, lambda name: problems[problem]["parameters"][name]["values"])


def gradients(problem):
    return [tensors(problem, lambda name: gradient[name]) for gradient in problems[problem]["gradients"]]


def trace(python, problem, average=None):
    """The parameters after each step; `average`, if given, also sees them after each step and says what it is then."""
    optimizer, parameters = eval(python), start(problem)
    state, steps, averages = optimizer.init(parameters), [], []
    seen = average and average[1](parameters)
    for gradient in gradients(problem):
        updates, state = optimizer.update(gradient, state, parameters)
        parameters = optax.apply_updates(parameters, updates)
        steps.append(plain(parameters))
        if average:
            value, seen = average[2](parameters, seen)
            averages.append(plain(value))
    entry = {"id": "", "python": python, "problem": problem, "dtype": "float64", "expected": steps}
    return entry if not average else entry | {"average": average[0], "expected_average": averages}


def lookahead(python):
    """As trace, for parameters that are a pair."""
    optimizer, parameters = eval(python), optax.LookaheadParams.init_synced(start("normal"))
    state, fast, slow = optimizer.init(parameters), [], []
    for gradient in gradients("normal"):
        updates, state = optimizer.update(gradient, state, parameters)
        parameters = optax.apply_updates(parameters, updates)
        fast.append(plain(parameters.fast))
        slow.append(plain(parameters.slow))
    return {"id": "", "python": python, "problem": "normal", "dtype": "float64", "expected": fast, "expected_slow": slow}


def noisy(rate, eta, gamma, seed):
    """SGD on g + sqrt(eta / t^gamma) z; z is drawn for all tensors as one vector, by the key of the seed with the number of steps before folded in."""
    parameters, steps = start("normal"), []
    names = list(problems["normal"]["parameters"])
    for t, gradient in enumerate(gradients("normal"), 1):
        size = sum(parameters[name].size for name in names)
        draws = jax.random.normal(jax.random.fold_in(jax.random.key(seed), t - 1), (size,), jnp.float64)
        deviation, offset = jnp.sqrt(eta / jnp.asarray(t, jnp.float64) ** gamma), 0
        for name in names:
            z = draws[offset:offset + parameters[name].size].reshape(parameters[name].shape)
            offset += parameters[name].size
            parameters = parameters | {name: parameters[name] + -rate * (gradient[name] + deviation * z)}
        steps.append(plain(parameters))
    python = f"sgd({rate}) on g + sqrt({eta} / t**{gamma}) * normal(fold_in(key({seed}), t - 1))"
    return {"id": "", "python": python, "problem": "normal", "dtype": "float64", "expected": steps}


functions = {
    "0.1 x1^2 + 2 x2^2": ([-5.0, 2.0], lambda x: jnp.array([0.2 * x[0], 4 * x[1]])),
    "article f=x^2/20+y^2": ([-7.0, 2.0], lambda x: jnp.array([(x[0] + x[0]) / 20, x[1] + x[1]])),
}


def sam(function, base, rho):
    point, gradient = functions[function]
    ascent = optax.chain(contrib.normalize(), optax.sgd(rho))
    optimizer = contrib.sam(eval(base), ascent, opaque_mode=True)
    point = jnp.asarray(point, jnp.float64)
    state, path = optimizer.init(point), [point.tolist()]
    for _ in range(30):
        updates, state = optimizer.update(gradient(point), state, point, grad_fn=lambda x, _: gradient(x))
        point = optax.apply_updates(point, updates)
        path.append(point.tolist())
    return {"id": "", "optimizer": "contrib.sam", "arguments": {"base": base, "rho": rho}, "function": function, "path": path}


moving = ("incremental_update(parameters, average, 1 - 0.9), from the start", lambda p: p, lambda p, a: 2 * (optax.incremental_update(p, a, 1 - 0.9),))
corrected_ema = optax.ema(0.9)
corrected = ("ema(0.9) of the parameters, debiased", corrected_ema.init, lambda p, s: corrected_ema.update(p, s))


def adafactor(rate, momentum=None, decay=None, scaled=True):
    """optax.adafactor with its decay 1 - t^-0.8 and its momentum in float64, where the alias has both in float32."""
    rule = "optax.scale_by_factored_rms(min_dim_size_to_factor=3, decay_rate_fn=lambda i, e: 1 - jnp.asarray(i + 1, jnp.float64) ** jnp.asarray(-e, jnp.float64))"
    parts = [rule, "optax.clip_by_block_rms(1.0)", f"optax.scale_by_learning_rate({rate}, flip_sign=False)"]
    parts += ["optax.scale_by_param_block_rms()"] if scaled else []
    parts += [f"optax.ema({momentum}, debias=False)"] if momentum else []
    parts += [f"optax.add_decayed_weights({decay})"] if decay else []
    return f"optax.chain({', '.join(parts)}, optax.scale(-1))"


transforms = [
    trace("optax.MultiSteps(optax.adam(0.0144), 3, accumulator_dtype=jnp.float64)", "normal"),
    trace("optax.MultiSteps(optax.sgd(0.0144, momentum=0.9), 4, use_grad_mean=False, accumulator_dtype=jnp.float64)", "normal"),
    trace("optax.MultiSteps(optax.sgd(lambda count: 0.1 * (1 - jnp.asarray(count, jnp.float64) / 7)), 4, accumulator_dtype=jnp.float64)", "normal"),
    trace("optax.sgd(0.0646, momentum=0.9)", "normal", moving),
    trace("optax.sgd(0.0646, momentum=0.9)", "normal", corrected),
    lookahead("optax.lookahead(optax.adam(0.0517), sync_period=5, slow_step_size=0.5)"),
    lookahead("optax.lookahead(optax.adam(0.0517), sync_period=5, slow_step_size=0.5, reset_state=True)"),
    trace("optax.partition({'a': optax.chain(optax.clip_by_global_norm(0.9), optax.sgd(0.13, momentum=0.8)), 'b': optax.adamw(0.0214, weight_decay=0.037)},"
          " {'weight': 'a', 'scale': 'a', 'bias': 'b'})", "normal"),
    trace(adafactor(0.0801), "matrices"),
    trace(adafactor(0.0425, momentum=0.83, decay=0.142, scaled=False), "matrices"),
    noisy(0.1, 0.01, 0.55, 0),
    noisy(0.0317, 0.3, 0.55, 2026),
]
paths = [
    sam("0.1 x1^2 + 2 x2^2", "optax.sgd(0.4)", 0.05),
    sam("0.1 x1^2 + 2 x2^2", "optax.sgd(0.05, momentum=0.9)", 0.5),
    sam("article f=x^2/20+y^2", "optax.adam(0.3)", 0.1),
]
for number, entry in enumerate(transforms + paths):
    entry["id"] = f"optax-wrapper/{number}"

recorded = {"format": "pureoptim-trace/1", "framework": f"optax {optax.__version__}, jax {jax.__version__}",
            "problems": problems, "cases": [], "transforms": transforms, "paths": paths}
with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as packed:
    packed.write(json.dumps(recorded, separators=(",", ":")).encode())
