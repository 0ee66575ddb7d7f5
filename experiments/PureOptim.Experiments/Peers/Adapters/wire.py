"""Replies and numbers as the lines of the protocol have them: decimals, and texts for what JSON has no number for; or packed."""
import base64
import itertools
import json
import re
import struct

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

    def written(name, value):
        is_list = name in ("points", "point", "product") and not isinstance(value, str)
        return numbers(value) if is_list else json.dumps(finite(value))
    return "{" + ", ".join(f'"{k}": {written(k, v)}' for k, v in reply.items()) + "}"


def floats(numbers):
    """The numbers of a list, packed or not."""
    if not isinstance(numbers, str):
        return list(map(float, numbers))
    data = base64.b64decode(numbers)
    return list(struct.unpack(f"<{len(data) // 8}d", data))


def rows(lists, size):
    """Lists of as many numbers each, packed as a whole or not at all."""
    if not isinstance(lists, str):
        return list(map(floats, lists))
    return list(map(list, struct.iter_unpack(f"<{size}d", base64.b64decode(lists))))


def packed(*lists):
    """Lists of numbers as one text."""
    numbers = list(itertools.chain.from_iterable(lists))
    return base64.b64encode(struct.pack(f"<{len(numbers)}d", *numbers)).decode()


def line(error):
    return " ".join(f"{type(error).__name__}: {error}".split())
