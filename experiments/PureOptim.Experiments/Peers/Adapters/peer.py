"""The protocol of peers (protocol.md) for adapters in Python from 3.8 on: an adapter has the functions begin and product, and calls serve."""
import ast
import os
import sys

from answers import Peer
from hyperparameters import Hyperparameters


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def classes(library, base):
    """The optimizers of a library whose optimizers are classes."""
    return {n: c for n, c in vars(library).items() if isinstance(c, type) and issubclass(c, base) and c is not base}


def select(peer, optimizers, arguments):
    """Lets a peer run the optimizers that are named on its command line, or all, with the settings that are there."""
    names = [a for a in arguments if "=" not in a and not a.startswith("--")]
    options = [a for a in arguments if "=" in a]
    settings = {k: literal(v) for k, _, v in (a.partition("=") for a in options)}
    if settings and len(names) != 1:
        sys.exit("Settings need the name of one optimizer.")
    peer.select({n: Hyperparameters(c, settings) for n, c in optimizers.items() if not names or n in names}, options)
    for n in names:
        if n not in peer.numbers:
            sys.exit(f"{n}: {peer.left_out[n]}" if n in peer.left_out else f"{n} is none of {', '.join(optimizers)}.")


def serve(library, version, optimizers, adapter=None, dtypes=("float32", "float64"), refuses=None, threads=1, ending="", array=None):
    """Answers standard input to its end: all complete lines of what there is, then a flush. With --measure it times itself instead.
    optimizers has the constructor of each name; refuses(name, arguments, losses) is the reason why it makes no step, found by a trial
    if it is left out; ending is added to the adapter in a script; array makes of the bytes of numbers what the adapter takes for a list, or lists."""
    peer = Peer(adapter or sys.modules["__main__"], library, version, dtypes, refuses, threads, ending, array)
    select(peer, optimizers, sys.argv[1:])
    if "--measure" in sys.argv:
        import measure
        return measure.measure(peer)
    replies, rest = os.fdopen(os.dup(1), "wb"), b""
    os.dup2(2, 1)  # what a library prints goes to standard error
    while chunk := os.read(0, 1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        replies.write("".join([peer.answer(text) + "\n" for text in lines]).encode())
        replies.flush()
