"""The protocol of peers (protocol.md) for adapters in Python from 3.8 on: an adapter has the functions begin and product, and calls serve."""
import ast
import inspect
import json
import os
import platform
import re
import sys

from hyperparameters import Hyperparameters
from scripts import script

NOT_FINITE, TEXTS = re.compile("-?inf|nan"), {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def encode(reply):
    """JSON. Lists of numbers are written as Python shows them, twice as fast as json does. Numbers that are not finite are texts."""
    def numbers(lists):
        text = repr(lists)
        return NOT_FINITE.sub(lambda found: f'"{TEXTS[found[0]]}"', text) if "n" in text else text

    def finite(value):
        if isinstance(value, (list, tuple)):
            return list(map(finite, value))
        if isinstance(value, dict):
            return {k: finite(v) for k, v in value.items()}
        return TEXTS.get(repr(value), value) if isinstance(value, float) else value
    return "{" + ", ".join(
        f'"{k}": {numbers(v) if k in ("points", "point", "product") else json.dumps(finite(v))}' for k, v in reply.items()) + "}"


def floats(numbers):
    return list(map(float, numbers))


def line(error):
    return " ".join(f"{type(error).__name__}: {error}".split())


class Peer:
    """Answers requests, each with the method of its name; other arguments are those of serve."""

    def __init__(self, adapter, library, version, optimizers, dtypes, refuses, threads, ending):
        self.adapter, self.runs, self.left_out, self.ending, self.refuses = adapter, {}, {}, ending, refuses or self.fails
        self.about = {"protocol": 1, "library": library, "version": version, "language": f"Python {platform.python_version()}",
                      "dtypes": dtypes, "threads": threads}
        names = [a for a in sys.argv[1:] if "=" not in a and not a.startswith("--")]
        self.options = [a for a in sys.argv[1:] if "=" in a]
        self.settings = {k: literal(v) for k, _, v in (a.partition("=") for a in self.options)}
        if self.settings and len(names) != 1:
            sys.exit("Settings need the name of one optimizer.")
        self.numbers = {n: Hyperparameters(c, self.settings) for n, c in optimizers.items() if not names or n in names}
        for n in list(self.numbers):
            reason = self.refuses(n, self.numbers[n].arguments({}), [1.0])
            if reason:
                del self.numbers[n]
                self.left_out[n] = reason
        for n in names:
            if n not in self.numbers:
                sys.exit(f"{n}: {self.left_out[n]}" if n in self.left_out else f"{n} is none of {', '.join(optimizers)}.")

    def fails(self, name, values, losses):
        """Why an optimizer makes no step with a given gradient; or None."""
        try:
            self.adapter.begin(name, self.about["dtypes"][0], [[2, 2]], [1.0] * 4, values, None).steps([[1.0] * 4], losses)
        except Exception as e:
            return line(e)

    def begun(self, q, state=None):
        self.runs[q["run"]] = run = self.adapter.begin(
            q["optimizer"].split()[0], q["dtype"], q["shapes"], floats(q["start"]), self.arguments(q), state)
        return {"point": run.point()}

    def arguments(self, q):
        return self.numbers[q["optimizer"].split()[0]].arguments(q.get("hyperparameters", {}))

    def list(self, q):
        return {"optimizers": [" ".join([n, *self.options]) for n in self.numbers], "left_out": self.left_out}

    def describe(self, q):
        def accepts(values):
            try:
                return self.adapter.begin(name, self.about["dtypes"][-1], [[1]], [1.0], values, None)
            except Exception:
                return None
        name = q["optimizer"].split()[0]
        needs = {"needs": ["loss"]} if self.refuses(name, self.arguments(q), []) else {}
        return {**self.about, "name": q["optimizer"], "hyperparameters": self.numbers[name].ranges(accepts), **needs}

    def probe(self, q):
        return {"product": self.adapter.product(q["dtype"], floats(q["left"]), floats(q["right"]))}

    def begin(self, q):
        return self.begun(q)

    def load(self, q):
        return self.begun(q, q["state"])

    def run(self, q):
        points, overwrote = self.runs[q["run"]].steps([floats(g) for g in q["gradients"]], floats(q.get("losses", ())))
        return {"points": points, "overwrote": True} if overwrote else {"points": points}

    def save(self, q):
        return {"state": self.runs[q["run"]].save()}

    def end(self, q):
        self.runs.pop(q["run"], None)
        return {}

    def script(self, q):
        """The adapter down to the lines that serve, and the runs."""
        def taken(r):
            start = q["optimizer"].split()[0], r["dtype"], r["shapes"], floats(r["start"]), self.arguments({**q, **r})
            beside = {"beside": taken(r["beside"])} if "beside" in r else {}
            return {"name": r["name"], "start": start, "gradients": [floats(g) for g in r["gradients"]],
                    "losses": floats(r.get("losses", ())), **({"cut": r["cut"]} if "cut" in r else {}), **beside}
        source = inspect.getsource(self.adapter).partition('\nif __name__ == "__main__":')[0]
        return {"suffix": ".py", "script": script(source + self.ending, map(taken, q["runs"]))}

    def answer(self, text):
        q = {}
        try:
            q = json.loads(text)
            if q["ask"] in ("run", "save") and q["run"] not in self.runs:
                raise KeyError(f"run {q['run']} is not open")
            return encode(ANSWERS[q["ask"]](self, q))
        except Exception as e:  # whatever an optimizer throws is a reply
            self.runs.pop(q.get("run"), None)
            return encode({"error": line(e)})


ANSWERS = {name: vars(Peer)[name] for name in ("list", "describe", "probe", "begin", "load", "run", "save", "end", "script")}


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def classes(library, base):
    """The optimizers of a library whose optimizers are classes."""
    return {n: c for n, c in vars(library).items() if isinstance(c, type) and issubclass(c, base) and c is not base}


def serve(library, version, optimizers, adapter=None, dtypes=("float32", "float64"), refuses=None, threads=1, ending=""):
    """Answers standard input to its end: all complete lines of what there is, then a flush. With --measure it times itself instead.
    optimizers has the constructor of each name; refuses(name, arguments, losses) is the reason why it makes no step, found by a trial
    if it is left out; ending is added to the adapter in a script."""
    peer = Peer(adapter or sys.modules["__main__"], library, version, optimizers, dtypes, refuses, threads, ending)
    if "--measure" in sys.argv:
        import measure
        return measure.measure(peer)
    replies, rest = os.fdopen(os.dup(1), "wb"), b""
    os.dup2(2, 1)  # what a library prints goes to standard error
    while chunk := os.read(0, 1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        replies.write("".join(peer.answer(text) + "\n" for text in lines).encode())
        replies.flush()
