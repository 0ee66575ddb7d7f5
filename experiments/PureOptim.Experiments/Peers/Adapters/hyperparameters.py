"""Hyperparameters read from the signature of a constructor. One of a tuple is called betas[0]."""
import functools
import inspect

BELOW_ONE, ABOVE_ZERO, ABOVE_ONE = 1 - 2**-24, 2**-23, 1 + 2**-23   # numbers of float32, too


class Hyperparameters:
    """The names and defaults of those that are numbers, and of switches. Counts and what else there is are settings of the command line."""

    def __init__(self, constructor, settings):
        self.settings, self.known, self.defaults, self.switches = settings, {}, {}, {}
        for p in inspect.signature(constructor).parameters.values():
            value = settings.get(p.name, p.default)
            if p.name in ("lr", "learning_rate") and value is not None and not isinstance(value, (int, float)):
                value = 0.01  # a learning rate without a default
            self.known[p.name] = value
            if isinstance(value, bool) and p.name not in settings:
                self.switches[p.name] = value
            if isinstance(value, tuple) and any(isinstance(x, float) and x < 0 for x in value):
                continue  # coefficients of a polynomial, which belong together
            for i, x in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
                # A default such as 0 is a float unless the annotation says that it may be an int.
                if isinstance(x, float) or type(x) is int and "int" not in str(p.annotation):
                    self.defaults[p.name if i is None else f"{p.name}[{i}]"] = float(x)

    def arguments(self, values):
        """What the constructor is called with when hyperparameters have these values."""
        return dict(self.kept(tuple(values.items())))

    @functools.lru_cache(1000)
    def kept(self, values):
        result = dict(self.settings)
        for name, number in {**self.defaults, **{k: v if isinstance(v, bool) else float(v) for k, v in values}}.items():
            base, _, index = name.partition("[")
            if index:
                whole = list(result.get(base, self.known[base]))
                whole[int(index[:-1])] = number
            result[base] = tuple(whole) if index else number
        return result

    def ranges(self, accepts):
        """Defaults and ranges; accepts(arguments) tries a constructor. Where it refuses nothing, a number is at least 0, and a default
        of at least a half and below 1 is taken for a decay, which stays below 1."""
        def described(name, value):
            def takes(x):
                return accepts(self.arguments({name: x}))
            low = next((x for x in (0, ABOVE_ZERO, 1, ABOVE_ONE) if takes(x)), None) if value >= 0 else None
            high = next((x for x in (1, BELOW_ONE) if takes(x)), None) if not takes(2) else BELOW_ONE if 0.5 <= value < 1 else None
            return {k: v for k, v in (("value", value), ("from", low), ("to", high)) if v is not None}
        return {**{name: described(name, value) for name, value in self.defaults.items()}, **{name: {"value": value} for name, value in self.switches.items()}}
