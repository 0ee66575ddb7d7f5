"""What adapters of libraries with arrays share, of NumPy, JAX or PyTorch. It is a part of their scripts."""
import base64
import itertools
import math
import pickle


def split(flat, shapes):
    """The tensors whose elements lie in a flat array, as views where the library has them."""
    ends = list(itertools.accumulate(map(math.prod, shapes), initial=0))
    return [flat[start:end].reshape(shape) for start, end, shape in zip(ends, ends[1:], shapes)]


def text_of(state):
    return base64.b64encode(pickle.dumps(state)).decode()


def state_of(text):
    return pickle.loads(base64.b64decode(text))
