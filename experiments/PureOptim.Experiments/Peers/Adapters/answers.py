"""The replies of a peer to the requests of protocol.md, each by the method of its name."""
import inspect
import json
import platform

from scripts import inlined, script
from wire import encode, floats, line, packed, rows


class Peer:
    """Runs the optimizers that were selected, with an adapter."""

    def __init__(self, adapter, library, version, dtypes, refuses, threads, ending, array):
        self.adapter, self.runs, self.ending, self.refuses, self.array = adapter, {}, ending, refuses or self.fails, array
        self.about = {"protocol": 1, "library": library, "version": version, "language": f"Python {platform.python_version()}",
                      "dtypes": dtypes, "threads": threads, "packed": True}

    def select(self, numbers, options):
        """Keeps the optimizers that make a step; numbers has the hyperparameters of each, options what is added to the name."""
        self.numbers, self.options = numbers, options
        reasons = {n: self.refuses(n, h.arguments({}), [1.0]) for n, h in numbers.items()}
        self.left_out = {n: reason for n, reason in reasons.items() if reason}
        self.numbers = {n: h for n, h in numbers.items() if n not in self.left_out}

    def fails(self, name, values, losses):
        """Why an optimizer makes no step with a given gradient; or None."""
        try:
            self.adapter.begin(name, self.about["dtypes"][0], [[2, 2]], [1.0] * 4, values, None).steps([[1.0] * 4], losses)
        except Exception as e:
            return line(e)

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
        start = floats(q["start"], self.array)
        run = self.adapter.begin(q["optimizer"].split()[0], q["dtype"], q["shapes"], start, self.arguments(q), q.get("state"))
        self.runs[q.get("run")] = run, len(start)
        return {"point": packed(run.point()) if isinstance(q["start"], str) else run.point()}

    load = begin

    def run(self, q):
        run, size = self.runs[q.get("run")]
        points, overwrote = run.steps(rows(q["gradients"], size, self.array), floats(q.get("losses", ())))
        reply = {"points": packed(points) if isinstance(q["gradients"], str) else points}
        return {**reply, "overwrote": True} if overwrote else reply

    def save(self, q):
        return {"state": self.runs[q["run"]][0].save()}

    def end(self, q):
        self.runs.pop(q.get("run"), None)
        return {}

    def take(self, q):
        reply = {**self.begin(q), **self.run(q)}
        self.end(q)
        return reply

    def script(self, q):
        """The adapter down to the lines that serve, and the runs."""
        def taken(r):
            start = q["optimizer"].split()[0], r["dtype"], r["shapes"], floats(r["start"]), self.arguments({**q, **r})
            beside = {"beside": taken(r["beside"])} if "beside" in r else {}
            return {"name": r["name"], "start": start, "gradients": [floats(g) for g in r["gradients"]],
                    "losses": floats(r.get("losses", ())), **({"cut": r["cut"]} if "cut" in r else {}), **beside}
        source = inlined(inspect.getsource(self.adapter).partition('\nif __name__ == "__main__":')[0])
        return {"suffix": ".py", "script": script(source + self.ending, map(taken, q["runs"]))}

    def answer(self, text):
        q = {}
        try:
            q = json.loads(text.decode())
            if q["ask"] in ("run", "save") and q["run"] not in self.runs:
                raise KeyError(f"run {q['run']} is not open")
            return encode(ANSWERS[q["ask"]](self, q))
        except Exception as e:  # whatever an optimizer throws is a reply
            self.runs.pop(q.get("run"), None)
            return encode({"error": line(e)})


ANSWERS = {name: vars(Peer)[name] for name in ("list", "describe", "probe", "begin", "load", "run", "save", "end", "take", "script")}
