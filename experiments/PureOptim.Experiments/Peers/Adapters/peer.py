"""The protocol of peers (protocol.md) for adapters in Python 3.8 or later: an adapter has the functions begin and product, and calls serve."""
import ast
import inspect
import json
import math
import os
import platform
import sys

from hyperparameters import arguments, ranges

ENCODER = json.JSONEncoder(allow_nan=False)


def encode(value):
    """JSON, in which numbers that are not finite are texts."""
    def finite(v):
        if isinstance(v, float) and not math.isfinite(v):
            return "NaN" if v != v else "Infinity" if v > 0 else "-Infinity"
        if isinstance(v, dict):
            return {k: finite(x) for k, x in v.items()}
        return [finite(x) for x in v] if isinstance(v, (list, tuple)) else v
    try:
        return ENCODER.encode(value)
    except ValueError:
        return ENCODER.encode(finite(value))


def floats(numbers):
    return list(map(float, numbers))


class Peer:
    """Answers requests. `adapter` is the module with begin and product; `optimizers` has the constructor of each name."""

    def __init__(self, adapter, library, version, optimizers, dtypes, left_out, needs_loss, threads):
        self.adapter, self.optimizers, self.runs, self.left_out, self.needs_loss = adapter, optimizers, {}, left_out, needs_loss
        self.about = {"protocol": 1, "library": library, "version": version, "language": f"Python {platform.python_version()}",
                      "dtypes": dtypes, "threads": threads}
        names = [a for a in sys.argv[1:] if "=" not in a and not a.startswith("--")]
        self.settings = {k: literal(v) for k, _, v in (a.partition("=") for a in sys.argv[1:] if "=" in a)}
        unknown = [n for n in names if n not in optimizers]
        if unknown or self.settings and not names:
            sys.exit(f"{unknown[0]} is not among: {', '.join(optimizers)}." if unknown else "Settings need the name of an optimizer.")
        self.names = names or list(optimizers)

    def arguments(self, q):
        return arguments(self.optimizers[q["optimizer"]], self.settings, q.get("hyperparameters", {}))

    def begin(self, q, state=None):
        return self.adapter.begin(q["optimizer"], q["dtype"], q["shapes"], floats(q["start"]), self.arguments(q), state)

    def accepts(self, name, values):
        try:
            self.adapter.begin(name, self.about["dtypes"][-1], [[1]], [1.0], values)
            return True
        except Exception:
            return False

    def on_list(self, q):
        return {"optimizers": self.names, "left_out": self.left_out}

    def on_describe(self, q):
        name = q["optimizer"]
        whole = " ".join([name] + [f"{k}={v}" for k, v in self.settings.items()])
        numbers = ranges(self.optimizers[name], self.settings, lambda values: self.accepts(name, values))
        needs = {"needs": ["loss"]} if self.needs_loss(name, self.arguments(q)) else {}
        return {**self.about, "name": whole, "hyperparameters": numbers, **needs}

    def on_probe(self, q):
        return {"product": self.adapter.product(q["dtype"], floats(q["left"]), floats(q["right"]))}

    def on_begin(self, q):
        self.runs[q["run"]] = self.begin(q)
        return {"point": self.runs[q["run"]].point()}

    def on_load(self, q):
        self.runs[q["run"]] = self.begin(q, q["state"])
        return {"point": self.runs[q["run"]].point()}

    def on_run(self, q):
        points, overwrote = self.runs[q["run"]].steps([floats(g) for g in q["gradients"]], floats(q.get("losses", [])))
        return {"points": points, "overwrote": True} if overwrote else {"points": points}

    def on_save(self, q):
        return {"state": self.runs[q["run"]].save()}

    def on_end(self, q):
        self.runs.pop(q["run"], None)
        return {}

    def on_script(self, q):
        """The adapter without its last lines, which serve, and a loop over the runs."""
        runs = [(r["name"], (q["optimizer"], r["dtype"], r["shapes"], floats(r["start"]), self.arguments({**q, **r})),
                 [floats(g) for g in r["gradients"]], floats(r.get("losses", []))) for r in q["runs"]]
        source = inspect.getsource(self.adapter).partition('\nif __name__ == "__main__":')[0]
        return {"suffix": ".py", "script": f"{source}\ninf, nan = float('inf'), float('nan')\nruns = [\n" + "".join(
            f"    {r!r},\n" for r in runs) + "]\nfor name, start, gradients, losses in runs:\n    print(name)\n"
            "    for point in begin(*start).steps(gradients, losses)[0]:\n        print('   ', *point)\n"}

    def answer(self, line):
        q = {}
        try:
            q = json.loads(line)
            answer = getattr(self, f"on_{q['ask']}", None)
            if answer is None or q["ask"] in ("run", "save") and q["run"] not in self.runs:
                raise ValueError(f"Nothing answers {q['ask']}." if answer is None else f"Run {q['run']} is not open.")
            return encode(answer(q))
        except Exception as e:  # whatever an optimizer throws is a reply
            self.runs.pop(q.get("run"), None)
            return encode({"error": " ".join(f"{type(e).__name__}: {e}".split())})


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def serve(library, version, optimizers, dtypes=("float32", "float64"), left_out=None, needs_loss=lambda name, values: False, threads=1):
    """Answers standard input to its end: all complete lines of what there is, then a flush. With --measure it times itself instead."""
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
