"""What the pipe costs: python3 torch_adapter.py Adam --measure prints how many runs of 12 steps a second pass through it, and without it."""
import json
import random
import statistics
import subprocess
import sys
import threading
import time

from wire import floats, packed, rows

LAYOUTS, STEPS, RUNS, ROUNDS = [[[]], [[3]], [[2, 3]], [[2, 2], [3], []]], 12, 100, 20


def cases(name, dtype):
    draw = random.Random(1)
    for i in range(RUNS):
        shapes = LAYOUTS[i % len(LAYOUTS)]
        size = sum(s[0] * s[-1] if len(s) == 2 else s[0] if s else 1 for s in shapes)
        numbers = [[draw.gauss(0, 1) for _ in range(size)] for _ in range(STEPS + 1)]
        yield {"optimizer": name, "dtype": dtype, "shapes": shapes, "start": numbers[0], "hyperparameters": {},
               "gradients": numbers[1:], "losses": [1.0] * STEPS}


def line(run):
    """A run as the tool asks for it."""
    numbers = {"start": packed(run["start"]), "gradients": packed(run["gradients"]), "losses": packed(run["losses"])}
    return json.dumps({"ask": "take", **run, **numbers}) + "\n"


def ready(peer, run):
    """A run as the adapter takes it."""
    size = len(run["start"])
    return {**run, "start": floats(packed(run["start"]), peer.array), "gradients": rows(packed(run["gradients"]), size, peer.array)}


def without_pipe(peer, runs):
    arguments = peer.arguments(runs[0])
    for q in runs:
        run = peer.adapter.begin(q["optimizer"], q["dtype"], q["shapes"], q["start"], arguments, None)
        run.point()
        run.steps(q["gradients"], q["losses"])


def through_pipe(child, lines):
    def write():
        child.stdin.write(lines)
        child.stdin.flush()
    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(lines.count(b"\n")):
        reply = child.stdout.readline()
        if reply.startswith(b'{"error"'):
            raise ValueError(reply.decode())
    writer.join()


def seconds(action, *values):
    start = time.perf_counter()
    action(*values)
    return time.perf_counter() - start


def measure(peer):
    """Medians of rounds that take both in turn, so that what else the machine does hits both; the first, which compiles, does not count."""
    command = [sys.executable] + [a for a in sys.argv if a != "--measure"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        for name in peer.numbers:
            runs = list(cases(name, peer.about["dtypes"][-1]))
            bare = [ready(peer, run) for run in runs]
            lines = "".join(map(line, runs)).encode()
            times = [(seconds(through_pipe, child, lines), seconds(without_pipe, peer, bare)) for _ in range(ROUNDS + 1)][1:]
            through, without = (RUNS / statistics.median(t) for t in zip(*times))
            ratio = statistics.median(b / a for a, b in times)
            print(f"{name}: {through:.0f} runs a second through the pipe, {without:.0f} without it, {ratio:.2f} of the rate", flush=True)
