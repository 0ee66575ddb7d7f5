"""pace.py NODE=SHARE...: lets the tasks of each node of the cluster of $SLURM_CONF run for a share of the time only, by stopping and continuing them five times a second, until it is asked to end."""
import os
import signal
import sys
import time

PERIOD = 0.2
shares = {node: float(share) for node, share in (word.split("=") for word in sys.argv[1:])}


def tasks():
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/environ", "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if f"SLURM_CONF={os.environ['SLURM_CONF']}".encode() not in words:
            continue
        node = next((word[16:].decode() for word in words if word.startswith(b"SLURMD_NODENAME=")), None)
        if node in shares:
            yield int(process), shares[node]


def tell(process, what):
    try:
        os.kill(process, what)
    except ProcessLookupError:
        pass


signal.signal(signal.SIGTERM, lambda *_: sys.exit())
try:
    while True:
        begun = time.monotonic()
        known = sorted(tasks(), key=lambda task: task[1])
        for process, _ in known:
            tell(process, signal.SIGCONT)
        for process, share in known:
            time.sleep(max(0, begun + share * PERIOD - time.monotonic()))
            tell(process, signal.SIGSTOP)
        time.sleep(max(0, begun + PERIOD - time.monotonic()))
finally:
    for process, _ in list(tasks()):
        tell(process, signal.SIGCONT)
