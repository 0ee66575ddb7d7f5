"""Hyperparameters read from the signature of a constructor: their names, defaults and ranges. One of a tuple is called betas[0]."""
import inspect

BELOW_ONE, ABOVE_ZERO, ABOVE_ONE = 1 - 2**-24, 2**-23, 1 + 2**-23   # numbers of float32, too


def signature(constructor, settings):
    """The value of every parameter that has one. A learning rate without a default is 0.01."""
    found = {}
    for p in inspect.signature(constructor).parameters.values():
        found[p.name] = settings.get(p.name, p.default)
        if p.name in ("lr", "learning_rate") and found[p.name] is not None and not isinstance(found[p.name], (int, float)):
            found[p.name] = 0.01
    return found


def defaults(constructor, settings):
    """The hyperparameters that are numbers; switches, counts and what is off by default are settings of the command line."""
    found, notes = {}, inspect.signature(constructor).parameters
    for base, value in signature(constructor, settings).items():
        for i, x in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            # A default such as 0 is a float unless the annotation says that it may be an int.
            if isinstance(x, float) or type(x) is int and "int" not in str(notes[base].annotation):
                found[base if i is None else f"{base}[{i}]"] = float(x)
    return found


def arguments(constructor, settings, values):
    """What the constructor is called with when hyperparameters have these values."""
    known, result = signature(constructor, settings), dict(settings)
    for name, number in {**defaults(constructor, settings), **{k: float(v) for k, v in values.items()}}.items():
        base, _, index = name.partition("[")
        if index:
            whole = list(result.get(base, known[base]))
            whole[int(index[:-1])] = number
        result[base] = tuple(whole) if index else number
    return result


def ranges(constructor, settings, accepts):
    """Defaults and ranges; accepts(arguments) tries a constructor. Where it refuses nothing, a number is at least 0, and a default
    of at least a half and below 1 is taken for a decay, which stays below 1."""
    def described(name, value):
        def takes(x):
            return accepts(arguments(constructor, settings, {name: x}))
        low = next((x for x in (0, ABOVE_ZERO, 1, ABOVE_ONE) if takes(x)), None) if value >= 0 else None
        high = next((x for x in (1, BELOW_ONE) if takes(x)), None) if not takes(2) else BELOW_ONE if 0.5 <= value < 1 else None
        return {k: v for k, v in (("value", value), ("from", low), ("to", high)) if v is not None}
    return {name: described(name, value) for name, value in defaults(constructor, settings).items()}
