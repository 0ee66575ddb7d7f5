"""The protocol of peers (protocol.md) for adapters in Python 3.8 or later: an adapter has the functions begin and product, and calls serve."""
import ast
import inspect
import json
import os
import platform
import re
import sys

from hyperparameters import Hyperparameters

NOT_FINITE, TEXTS = re.compile("-?inf|nan"), {"nan": '"NaN"', "inf": '"Infinity"', "-inf": '"-Infinity"'}


def encode(reply):
    """JSON. Lists of numbers are written as Python shows them, twice as fast as json does; those that are not finite are texts."""
    def numbers(lists):
        text = repr(lists)
        return NOT_FINITE.sub(lambda found: TEXTS[found[0]], text) if "n" in text else text
    return "{" + ", ".join(f'"{k}": {numbers(v) if k in ("points", "point", "product") else json.dumps(v)}' for k, v in reply.items()) + "}"


def floats(numbers):
    return list(map(float, numbers))


class Peer:
    """Answers requests, each with the method of its name; other arguments are those of serve."""

    def __init__(self, adapter, library, version, optimizers, dtypes, left_out, needs_loss, threads):
        self.adapter, self.runs, self.left_out, self.needs_loss = adapter, {}, left_out, needs_loss
        self.about = {"protocol": 1, "library": library, "version": version, "language": f"Python {platform.python_version()}",
                      "dtypes": dtypes, "threads": threads}
        names = [a for a in sys.argv[1:] if "=" not in a and not a.startswith("--")]
        self.settings = {k: literal(v) for k, _, v in (a.partition("=") for a in sys.argv[1:] if "=" in a)}
        unknown = [f"{n} is left out. {left_out[n]}" if n in left_out else f"{n} is none of {', '.join(optimizers)}."
                   for n in names if n not in optimizers]
        if unknown or self.settings and len(names) != 1:
            sys.exit(unknown[0] if unknown else "Settings need the name of one optimizer.")
        self.numbers = {n: Hyperparameters(optimizers[n], self.settings) for n in names or optimizers}

    def begun(self, q, state=None):
        self.runs[q["run"]] = run = self.adapter.begin(
            q["optimizer"], q["dtype"], q["shapes"], floats(q["start"]), self.arguments(q), state)
        return {"point": run.point()}

    def arguments(self, q):
        return self.numbers[q["optimizer"]].arguments(q.get("hyperparameters", {}))

    def list(self, q):
        return {"optimizers": list(self.numbers), "left_out": self.left_out}

    def describe(self, q):
        def accepts(values):
            try:
                return self.adapter.begin(name, self.about["dtypes"][-1], [[1]], [1.0], values, None)
            except Exception:
                return None
        name = q["optimizer"]
        whole = " ".join([name] + [f"{k}={v}" for k, v in self.settings.items()])
        needs = {"needs": ["loss"]} if self.needs_loss(name, self.arguments(q)) else {}
        return {**self.about, "name": whole, "hyperparameters": self.numbers[name].ranges(accepts), **needs}

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
        """The adapter without its last lines, which serve, and a loop over the runs."""
        runs = [(r["name"], (q["optimizer"], r["dtype"], r["shapes"], floats(r["start"]), self.arguments({**q, **r})),
                 [floats(g) for g in r["gradients"]], floats(r.get("losses", ()))) for r in q["runs"]]
        source = inspect.getsource(self.adapter).partition('\nif __name__ == "__main__":')[0]
        return {"suffix": ".py", "script": f"{source}\ninf, nan = float('inf'), float('nan')\nruns = [\n" + "".join(
            f"    {r!r},\n" for r in runs) + "]\nfor name, start, gradients, losses in runs:\n    print(name)\n"
            "    for point in begin(*start).steps(gradients, losses)[0]:\n        print('   ', *point)\n"}

    def answer(self, line):
        q = {}
        try:
            q = json.loads(line)
            if q["ask"] in ("run", "save") and q["run"] not in self.runs:
                raise KeyError(f"run {q['run']} is not open")
            return encode(ANSWERS[q["ask"]](self, q))
        except Exception as e:  # whatever an optimizer throws is a reply
            self.runs.pop(q.get("run"), None)
            return encode({"error": " ".join(f"{type(e).__name__}: {e}".split())})


ANSWERS = {name: vars(Peer)[name] for name in ("list", "describe", "probe", "begin", "load", "run", "save", "end", "script")}


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def serve(library, version, optimizers, dtypes=("float32", "float64"), left_out=None, needs_loss=lambda name, values: False, threads=1):
    """Answers standard input to its end: all complete lines of what there is, then a flush. With --measure it times itself instead.
    optimizers has the constructor of each name, left_out the reason for each that is not run."""
    peer = Peer(sys.modules["__main__"], library, version, optimizers, dtypes, left_out or {}, needs_loss, threads)
    if "--measure" in sys.argv:
        import measure
        return measure.measure(peer)
    replies, rest = os.fdopen(os.dup(1), "wb"), b""
    os.dup2(2, 1)  # what a library prints goes to standard error
    while chunk := os.read(0, 1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        replies.write("".join(peer.answer(line) + "\n" for line in lines).encode())
        replies.flush()
