"""The optimizers of pytorch-optimizer: pureoptim laws --command "python3 pytorch_optimizer_adapter.py Lion"; all of them without a name.
It runs where the package pytorch-optimizer is installed, and has not been run by us."""
import pytorch_optimizer
import torch

import peer
import torch_adapter

torch_adapter.LIBRARY = pytorch_optimizer
peer.serve("pytorch-optimizer", getattr(pytorch_optimizer, "__version__", ""), peer.classes(pytorch_optimizer, torch.optim.Optimizer),
           adapter=torch_adapter, ending="\nimport pytorch_optimizer as LIBRARY\n")
