# Made traces/optax-more.json.gz, with Optax 0.2.8 and JAX 0.10.2 on a CPU (pip install jax==0.10.2 optax==0.2.8):
#   python optax_more.py ../traces/optax.json.gz ../traces/optax-more.json.gz
# What optax.json.gz has no case of: gradients that are not finite, transformations after a rule, freezing, projections after each step, learned scales around rules with
# memory, hyperparameters of AdEMAMix as schedules and Muon with its options, schedules joined, and reductions on a plateau. The problem "normal" is that of optax.json.gz, "broken" the same with elements that are NaN or infinite in some steps.
# Operation by operation, in float64.
import copy
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
problems["broken"] = copy.deepcopy(problems["normal"])
for step, number in ((3, "NaN"), (4, "Infinity"), (9, "NaN"), (10, "NaN"), (11, "-Infinity"), (12, "NaN"), (20, "NaN")):
    values = problems["broken"]["gradients"][step]["weight"]
    values[step % len(values)] = number


def tensors(problem, values):
    shapes = problems[problem]["parameters"]
    return {name: jnp.asarray([float(value) for value in values(name)], jnp.float64).reshape(shapes[name]["shape"]) for name in shapes}


def shown(number):
    return "NaN" if np.isnan(number) else "Infinity" if number == np.inf else "-Infinity" if number == -np.inf else float(number)


def projected(optimizer, project):
    """An optimizer whose parameters are projected after each step."""
    def update(updates, state, parameters):
        updates, state = optimizer.update(updates, state, parameters)
        return project(optax.apply_updates(parameters, updates)), state
    return optax.GradientTransformation(optimizer.init, update), "replace"


def projection_box(optimizer, lower, upper):
    return projected(optimizer, lambda tree: optax.projections.projection_box(tree, *(jax.tree.map(lambda x: jnp.full_like(x, bound), tree) for bound in (lower, upper))))


def projection_l2_ball(optimizer, scale=1):
    return projected(optimizer, lambda tree: optax.projections.projection_l2_ball(tree, scale))


def trace(python, problem="normal"):
    optimizer = eval(python)
    optimizer, replaces = optimizer if isinstance(optimizer, tuple) and optimizer[1] == "replace" else (optimizer, None)
    parameters = tensors(problem, lambda name: problems[problem]["parameters"][name]["values"])
    state, steps = optimizer.init(parameters), []
    for gradient in problems[problem]["gradients"]:
        result, state = optimizer.update(tensors(problem, lambda name: gradient[name]), state, parameters)
        parameters = result if replaces else optax.apply_updates(parameters, result)
        steps.append({name: [shown(number) for number in np.asarray(value).ravel()] for name, value in parameters.items()})
    return {"id": "", "python": python, "problem": problem, "dtype": "float64", "expected": steps}


def schedule(python, count=60):
    function = eval(python)
    return {"id": "", "python": python, "expected": [float(function(step)) for step in range(count)]}


def plateau(**arguments):
    """The scale before any metric, and after each of 59; the updates are 1 so that they are the scale."""
    optimizer, random = contrib.reduce_on_plateau(**arguments), np.random.default_rng(7)
    metrics = [round(float(value), 3) for value in np.cumprod(0.5 + random.random(59)) + random.random(59)]
    state, scales = optimizer.init(jnp.ones((), jnp.float64)), [1.0]
    for metric in metrics:
        scale, state = optimizer.update(jnp.ones((), jnp.float64), state, value=metric)
        scales.append(float(scale))
    return {"id": "", "schedule": "reduce_on_plateau", "arguments": arguments, "metrics": metrics, "expected": scales}


transforms = [
    trace("optax.chain(optax.zero_nans(), optax.clip(2.5), optax.sgd(0.0713, momentum=0.9))", "broken"),
    trace("optax.apply_if_finite(optax.adam(0.0331), 9)", "broken"),
    trace("optax.apply_if_finite(optax.sgd(0.0331, momentum=0.8), 5)", "broken"),
    trace("optax.chain(optax.scale_by_adam(), optax.clip(0.5), optax.scale_by_learning_rate(0.043))"),
    trace("optax.chain(optax.scale_by_adam(b1=0.8), optax.clip_by_block_rms(0.6), optax.scale(-0.043))"),
    trace("optax.chain(optax.scale_by_rms(), optax.adaptive_grad_clip(0.1), optax.scale_by_learning_rate(0.043))", "matrices"),
    trace("optax.chain(optax.adaptive_grad_clip(0.05, eps=0.01), optax.adam(0.021))", "matrices"),
    trace("optax.chain(optax.centralize(), optax.adam(0.021))", "matrices"),
    trace("optax.chain(optax.scale_by_adam(), optax.centralize(), optax.scale_by_learning_rate(0.021))", "matrices"),
    trace("optax.chain(optax.normalize_by_update_norm(1.7), optax.sgd(0.021, momentum=0.5))"),
    trace("optax.chain(optax.ema(0.7), optax.sgd(0.021))"),
    trace("optax.chain(optax.scale_by_adam(), optax.ema(0.7, debias=False), optax.scale_by_learning_rate(0.021))"),
    trace("optax.chain(optax.scale_by_rms(), optax.trace(0.8, nesterov=True), optax.scale_by_learning_rate(0.0121))"),
    trace("optax.chain(optax.scale_by_adam(), optax.add_decayed_weights(0.13), optax.scale_by_learning_rate(0.0221))"),
    trace("optax.chain(optax.add_decayed_weights(0.13), optax.scale_by_adam(), optax.scale_by_learning_rate(0.0221))"),
    trace("optax.chain(optax.scale_by_lion(), optax.scale_by_param_block_rms(0.1), optax.scale_by_learning_rate(0.0221))"),
    trace("optax.chain(optax.adam(0.031), optax.apply_every(3))"),
    trace("optax.chain(optax.sgd(0.13), optax.keep_params_nonnegative())"),
    trace("optax.partition({'train': optax.adam(0.0213), 'stay': optax.set_to_zero()}, {'weight': 'stay', 'bias': 'train', 'scale': 'train'})"),
    trace("contrib.mechanize(optax.adam(0.7))"),
    trace("contrib.mechanize(optax.sgd(1.0, momentum=0.9), weight_decay=0.05, s_init=1e-3, num_betas=4)"),
    trace("projection_box(optax.sgd(0.31), -0.7, 0.4)"),
    trace("projection_l2_ball(optax.adam(0.113), 1.9)"),
    trace("contrib.ademamix(0.0213, b3=optax.cosine_decay_schedule(0.999, 25, alpha=0.9), alpha=optax.cosine_decay_schedule(7.0, 20))"),
    trace("contrib.ademamix(0.0131, b1=0.8, b3=0.993, alpha=optax.cosine_decay_schedule(7.0, 20), eps_root=1e-9, weight_decay=0.03)"),
    trace("contrib.simplified_ademamix(0.00131, alpha=optax.cosine_decay_schedule(3.0, 25))"),
    trace("contrib.muon(0.0213, preconditioning='schatten')", "matrices"),
    trace("contrib.muon(0.0213, preconditioning='aol', nesterov=False)", "matrices"),
    trace("contrib.muon(0.0113, consistent_rms=0.3, weight_decay=0.05)", "matrices"),
    trace("contrib.muon(0.0113, ns_coeffs='dion', beta=0.8)", "matrices"),
    trace("contrib.muon(0.0113, ns_coeffs='dion', preconditioning='aol', adaptive=True)", "matrices"),
]
schedules = [
    schedule("optax.join_schedules([optax.linear_schedule(0.1, 1.3, 7), optax.cosine_decay_schedule(1.3, 20), optax.constant_schedule(0.05)], [7, 30])"),
    schedule("optax.join_schedules([optax.exponential_decay(0.7, 3, 0.6, transition_begin=4), optax.polynomial_schedule(0.2, 0.9, 2.5, 11, 3)], [17])"),
    schedule("optax.warmup_cosine_decay_schedule(0.1, 0.7, 9, 50, end_value=1.1, exponent=1.5)"),
    schedule("optax.linear_onecycle_schedule(47, 0.8, 0.21, 0.63, 11.0, 70.0)"),
    plateau(factor=0.5, patience=2, rtol=1e-2),
    plateau(factor=0.7, patience=1, rtol=0.0, atol=0.05, cooldown=3, min_scale=0.1),
    plateau(factor=0.9, patience=3, rtol=1e-3, atol=1e-2, cooldown=1, accumulation_size=3),
]
for kind, entries in (("transform", transforms), ("schedule", schedules)):
    for number, entry in enumerate(entries):
        entry["id"] = f"optax-more-{kind}/{number}"

recorded = {"format": "pureoptim-trace/1", "framework": f"optax {optax.__version__}, jax {jax.__version__}",
            "problems": problems, "cases": [], "transforms": transforms, "schedules": schedules}
with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as packed:
    packed.write(json.dumps(recorded, separators=(",", ":")).encode())
