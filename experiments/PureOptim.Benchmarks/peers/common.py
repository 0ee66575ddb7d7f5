"""What the Python peers share: one clear failure line, timing, serving, the MNIST files, the starting point, and the name of the BLAS."""
import argparse
import ctypes
import gzip
import json
import os
import re
import sys
import time
import zlib

try:
    import numpy as np
except ImportError:
    sys.exit(f"{sys.executable} has no numpy; see README.md for how to install it")

SIZES = [784, 100, 100, 100, 100, 10]
BATCH = 128


def report(**measurements):
    """The one JSON object, as the last line of stdout."""
    print(json.dumps(measurements))


def best_seconds(call, budget):
    """The fastest of many blocks of calls, each about a millisecond long, within so many seconds; or a single call that takes longer."""
    clock, calls, best = time.perf_counter, 1, float("inf")
    end = clock() + budget
    while clock() < end:
        start = clock()
        for _ in range(calls):
            call()
        spent = clock() - start
        best = min(best, spent / calls)
        if spent < 1e-3:
            calls *= 2
    return best


def serve(prepare, **about):
    """Measures the rows that stdin asks for, an object a line, each answered with a line; the first line says what this program is.

    `prepare` makes the call to be timed of all that a row says but its "seconds", how long it is measured. The call has been made once before
    it is timed, and is kept until another row is asked for."""
    print(json.dumps(about), flush=True)
    kept, call = None, None
    for line in sys.stdin:
        row = json.loads(line)
        budget = row.pop("seconds")
        try:
            if row != kept:
                kept, call = None, None     # before memory is asked for
                call = prepare(**row)
                call()
                kept = row
            answer = {"seconds": best_seconds(call, budget)}
        except Exception as error:     # a row that this peer cannot measure; it may measure others
            kept, call = None, None
            answer = {"error": " ".join(f"{type(error).__name__}: {error}".split())}
        print(json.dumps(answer), flush=True)


def optimizer_rows(prepare, vectors, matrices, budget):
    """Steps by hand: of some optimizers on vectors of a million and 20 million numbers, of others on 1 and 20 matrices of as many."""
    rows = [(name, [length], 1) for length in (1_000_000, 20_000_000) for name in vectors] + [(name, [1000, 1000], count) for count in (1, 20) for name in matrices]

    def milliseconds(*row):
        call = prepare(*row)
        call()
        return 1e3 * best_seconds(call, budget)
    return [{"optimizer": name, "shape": shape, "tensors": tensors, "ms": milliseconds(name, shape, tensors)} for name, shape, tensors in rows]


def xla_kernel():
    """What XLA may use of the processor, as the environment limits it."""
    limit = re.search(r"xla_cpu_max_isa=(\w+)", os.environ.get("XLA_FLAGS", ""))
    return f"at most {limit[1]}" if limit else "any instructions"


def serving_arguments(description):
    """The parser of the programs that serve."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--serve", action="store_true", help="measure the rows that stdin asks for")
    return parser


def mnist_arguments(description, repeat):
    """The parser of both MNIST programs."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", required=True, help="folder with MNIST's gzipped IDX files")
    parser.add_argument("--iterations", type=positive, default=2000)
    parser.add_argument("--repeat", type=positive, default=repeat, help="runs; the fastest is reported")
    parser.add_argument("--seed", type=int, default=0, help="of the initial weights and the batches")
    return parser


def confine(threads):
    """The processors that this process may use, confined to so many of them where a number is given."""
    processors = sorted(os.sched_getaffinity(0))
    if threads:
        processors = processors[:threads]
        os.sched_setaffinity(0, processors)
    return processors


def positive(text):
    """An argparse type: a whole number above zero."""
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def read_idx(folder, name):
    """One gzipped IDX file: two zero bytes, a type (8 = byte), the rank, the big-endian sizes, then the bytes."""
    path = os.path.join(folder, name)
    try:
        with gzip.open(path, "rb") as file:
            data = file.read()
        if data[:3] != b"\0\0\x08":
            raise ValueError("not an IDX file of bytes")
        shape = np.frombuffer(data, ">i4", data[3], 4)
        return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        sys.exit(f"cannot read {path}: {error}")


def load_training_set(folder, dtype):
    """Images as rows of 784 numbers in [0, 1], divided in float32 as the book does whatever the dtype; one-hot labels."""
    images = read_idx(folder, "train-images-idx3-ubyte.gz").reshape(-1, SIZES[0]).astype(np.float32)
    images /= 255
    labels = read_idx(folder, "train-labels-idx1-ubyte.gz")
    return images.astype(dtype, copy=False), np.eye(SIZES[-1], dtype=dtype)[labels]


def starting_point(seed, iterations, images):
    """He-initialised weights, zero biases and the batch indices: float64, equal in every program for equal seeds."""
    random = np.random.RandomState(seed)
    params = {}
    for i, (fan_in, fan_out) in enumerate(zip(SIZES, SIZES[1:]), 1):
        params[f"W{i}"] = np.sqrt(2 / fan_in) * random.randn(fan_in, fan_out)
        params[f"b{i}"] = np.zeros(fan_out)
    return params, random.randint(0, images, (iterations, BATCH))


def blas():
    """The loaded BLAS libraries by file name, with OpenBLAS's own words on itself (version, build), the kernel that it chose and its threads."""
    np.ones((2, 2)) @ np.ones((2, 2))
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if ".so" in line}
    except OSError:
        return {"name": "unknown (no /proc)"}
    paths = sorted(path for path in paths if any(word in os.path.basename(path) for word in ("blas", "mkl", "blis")))
    answer = {"name": ", ".join(map(os.path.basename, paths)) or "unknown"}
    for path in paths:
        library = ctypes.CDLL(path)
        for prefix, suffix in (("", ""), ("scipy_", "64_")):    # Debian's names, and those of the PyPI wheels
            config = getattr(library, f"{prefix}openblas_get_config{suffix}", None)
            if config is not None:
                config.restype = ctypes.c_char_p
                answer["config"] = config().decode().strip()
                kernel = getattr(library, f"{prefix}openblas_get_corename{suffix}")
                kernel.restype = ctypes.c_char_p
                answer["kernel"] = kernel().decode()
                answer["threads"] = getattr(library, f"{prefix}openblas_get_num_threads{suffix}")()
    return answer
