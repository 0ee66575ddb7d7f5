# Writes safetensors files for the scripts beside this one, without the package of that name.
import json
import struct

import numpy as np

TYPES = {"float64": "F64", "float32": "F32", "int64": "I64", "int32": "I32", "bool": "BOOL"}


def save_file(tensors, file, metadata=None):
    """The safetensors format: the length of the header, the header, the elements; the widest first, so that all are aligned."""
    header, offset, arrays = {"__metadata__": metadata} if metadata else {}, 0, sorted(tensors.items(), key=lambda item: (-item[1].dtype.itemsize, item[0]))
    for name, array in arrays:
        header[name] = {"dtype": TYPES[str(array.dtype)], "shape": list(array.shape), "data_offsets": [offset, offset := offset + array.nbytes]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)) + text + b"".join(np.ascontiguousarray(array).tobytes() for _, array in arrays))
