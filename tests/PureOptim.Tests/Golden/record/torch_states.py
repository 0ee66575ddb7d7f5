# Made torch.safetensors, model.safetensors and adamw.safetensors in states, with Debian's PyTorch 1.13 on a CPU (apt-get install python3-torch):
#   /usr/bin/python3 torch_states.py ../states
# The states of optimizers in the middle of runs, saved by torch.save, loaded by torch.load, and written as PureOptim.Networks' documentation has it. torch.safetensors: gradients/STEP/NAME and
# start/NAME for all; for each case its expression in the metadata, and CASE/parameters/NAME and CASE/state/KEY after 7 steps, CASE/end/NAME after 12. In float64; the last ones in float32.
# model.safetensors and adamw.safetensors: the parameters and the state of the guide's loop after 50 of its 100 steps; torch.safetensors has where that loop ends, as guide/end.
import io
import pathlib
import sys

import numpy as np
import torch

from safetensors_file import save_file

MIDDLE, END = 7, 12
SHAPES = {"w": (3, 4), "v": (4, 2), "b": (4,)}
random = np.random.default_rng(1113)
start = {name: random.standard_normal(shape) for name, shape in SHAPES.items()}
gradients = [{name: random.standard_normal(shape) for name, shape in SHAPES.items()} for _ in range(END)]

cases = [
    "SGD(p, 0.1, momentum=0.9)",
    "SGD(p, 0.1, momentum=0.9, dampening=0.5, weight_decay=0.01)",
    "SGD(p, 0.1, momentum=0.9, nesterov=True)",
    "ASGD(p, 0.1, t0=3)",
    "Rprop(p, 0.01)",
    "Adagrad(p, 0.1, lr_decay=0.1)",
    "Adadelta(p)",
    "RMSprop(p)",
    "RMSprop(p, centered=True, momentum=0.9, weight_decay=0.01)",
    "Adam(p, 0.01)",
    "Adam(p, 0.01, amsgrad=True, weight_decay=0.01)",
    "AdamW(p, 0.01)",
    "Adamax(p, 0.01)",
    # Not NAdam: in 1.13 the product of the next step has the factor of this one twice (mu_product * mu * mu_next, where mu_product has mu already); in 2.13 it has it once, as here.
    "RAdam(p, 0.01)",
]
in_float = ("SGD(p, 0.1, momentum=0.9)", "Adam(p, 0.01)")


def saved(optimizer, names):
    """The state after torch.save and torch.load, as tensors under the names of files."""
    checkpoint = io.BytesIO()
    torch.save(optimizer.state_dict(), checkpoint)
    checkpoint.seek(0)
    state = torch.load(checkpoint)["state"]
    return {f"{names[i]}.{slot}": torch.as_tensor(value).contiguous().numpy() for i in state for slot, value in state[i].items() if value is not None}


def recorded(name, python, dtype):
    parameters = {key: torch.nn.Parameter(torch.tensor(value, dtype=dtype)) for key, value in start.items()}
    optimizer = eval(f"torch.optim.{python}", {"torch": torch, "p": list(parameters.values())})
    for step in range(END):
        if step == MIDDLE:
            yield from ((f"{name}/state/{entry}", array) for entry, array in saved(optimizer, list(parameters)).items())
            yield from ((f"{name}/parameters/{entry}", value.detach().numpy().copy()) for entry, value in parameters.items())
        for key, value in parameters.items():
            value.grad = torch.tensor(gradients[step][key], dtype=dtype)
        optimizer.step()
    yield from ((f"{name}/end/{entry}", value.detach().numpy()) for entry, value in parameters.items())


def guide(steps):
    """What the program of the guide leaves, with another number of steps."""
    page = pathlib.Path(__file__).parents[4] / "experiments" / "site" / "guides" / "from-pytorch.md"
    program = page.read_text().split("```python\n", 1)[1].split("```", 1)[0]
    names = {}
    exec(program.replace("range(100)", f"range({steps})"), names)
    return names


folder = pathlib.Path(sys.argv[1])
tensors, metadata = {f"start/{name}": array for name, array in start.items()}, {"torch": torch.__version__}
tensors |= {f"gradients/{step}/{name}": array for step, gradient in enumerate(gradients) for name, array in gradient.items()}
for index, (python, dtype) in enumerate([(python, torch.float64) for python in cases] + [(python, torch.float32) for python in in_float]):
    metadata[f"{index:02}"] = python
    tensors |= dict(recorded(f"{index:02}", python, dtype))
tensors["guide/end"] = guide(100)["x"].detach().numpy()
save_file(tensors, folder / "torch.safetensors", metadata)
middle = guide(50)
save_file({"x": middle["x"].detach().numpy()}, folder / "model.safetensors")
save_file(saved(middle["optimizer"], ["x"]), folder / "adamw.safetensors")
