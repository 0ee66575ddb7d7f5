"""Replies and numbers as the lines of the protocol have them: decimals, and texts for what JSON has no number for; or packed."""
import binascii
import itertools
import json
import re
import struct

NOT_FINITE, TEXTS = re.compile("-?inf|nan"), {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def encode(reply):
    """JSON."""
    return "{" + ", ".join([f'"{name}": {written(name, value)}' for name, value in reply.items()]) + "}"


def written(name, value):
    if isinstance(value, str):
        return json.dumps(value)
    return decimals(value) if name in ("points", "point", "product") else json.dumps(finite(value))


def decimals(lists):
    """Lists or an array of numbers as Python shows lists, twice as fast as json does. Numbers that are not finite are texts."""
    text = repr(lists if isinstance(lists, list) else lists.tolist())
    return NOT_FINITE.sub(lambda found: f'"{TEXTS[found[0]]}"', text) if "n" in text else text


def finite(value):
    """A value whose numbers that are not finite are texts."""
    if isinstance(value, (list, tuple)):
        return list(map(finite, value))
    if isinstance(value, dict):
        return {k: finite(v) for k, v in value.items()}
    return TEXTS.get(repr(value), value) if isinstance(value, float) else value


def floats(numbers, array=None):
    """The numbers of a list, packed or not; array makes of the bytes of float64 what stands for a list in a library, if it has that."""
    if not isinstance(numbers, str):
        return list(map(float, numbers))
    data = binascii.a2b_base64(numbers)
    return array(data) if array else list(struct.unpack(f"<{len(data) // 8}d", data))


def rows(lists, size, array=None):
    """Lists of as many numbers each, packed as a whole or not at all."""
    if not isinstance(lists, str):
        return list(map(floats, lists))
    data = binascii.a2b_base64(lists)
    return array(data).reshape(-1, size) if array else list(map(list, struct.iter_unpack(f"<{size}d", data)))


def packed(numbers):
    """A list or an array of numbers, or a list of lists of them, as one text."""
    if isinstance(numbers, list):
        flat = list(itertools.chain.from_iterable(numbers)) if numbers and isinstance(numbers[0], list) else numbers
        data = struct.pack(f"<{len(flat)}d", *flat)
    else:
        data = numbers.astype("<f8").tobytes()
    return binascii.b2a_base64(data, newline=False).decode()


def line(error):
    return " ".join(f"{type(error).__name__}: {error}".split())
