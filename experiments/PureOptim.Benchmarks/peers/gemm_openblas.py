"""The matrix products of E2 in numpy's BLAS, float32 and float64: GFLOP/s by number of threads."""
import argparse
import json
import os
import subprocess
import sys
import time

from common import blas, np, positive, report

# What, rows x inner x columns of the product, and which operand is stored the other way round.
PRODUCTS = [
    ("A*B", 128, 784, 100), ("A*B", 128, 100, 100), ("A*B", 128, 100, 10),          # forward: x W
    ("At*B", 784, 128, 100), ("At*B", 100, 128, 100), ("At*B", 100, 128, 10),       # weights' gradient: x^T d
    ("A*Bt", 128, 10, 100), ("A*Bt", 128, 100, 100),                                # input's gradient: d W^T
]


def best_seconds(call, budget):
    """The fastest of many blocks of calls, each about a millisecond long, within so many seconds."""
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


def measure(budget):
    """Seconds by product and dtype in this process, whose number of threads the environment has set."""
    random, seconds = np.random.RandomState(0), {}
    for dtype in ("float32", "float64"):
        for kind, m, k, n in PRODUCTS:
            # A transposed operand is a view: BLAS gets the stored array and the word "transposed".
            a = random.randn(k, m).astype(dtype).T if kind == "At*B" else random.randn(m, k).astype(dtype)
            b = random.randn(n, k).astype(dtype).T if kind == "A*Bt" else random.randn(k, n).astype(dtype)
            out = np.empty((m, n), dtype)
            seconds[f"{kind} {m} {k} {n} {dtype}"] = best_seconds(lambda: np.dot(a, b, out=out), budget)
    one = np.ones((1, 1))
    seconds["call"] = best_seconds(lambda: np.dot(one, one, out=one), budget)
    return {"seconds": seconds, "blas": blas()}


def child(threads, budget):
    """A process for each: OpenBLAS reads the variable once, when it is loaded."""
    command = [sys.executable, __file__, "--child", "--seconds", str(budget)]
    environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(threads))
    process = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    if process.returncode:
        sys.exit(f"the measurement with {threads} threads failed")
    answer = json.loads(process.stdout.splitlines()[-1])
    if answer["blas"].get("threads") != threads:
        sys.exit(f"numpy's BLAS ({answer['blas']['name']}) is not an OpenBLAS that runs with {threads} threads here")
    return answer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=positive, nargs="+", default=[1, 2])
    parser.add_argument("--seconds", type=float, default=0.3, help="for each product in each round")
    parser.add_argument("--rounds", type=positive, default=5, help="processes for each number of threads")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        return report(**measure(args.seconds))

    best = {threads: {} for threads in args.threads}
    for _ in range(args.rounds):
        for threads in args.threads:
            answer = child(threads, args.seconds)
            for name, seconds in answer["seconds"].items():
                best[threads][name] = min(seconds, best[threads].get(name, seconds))
    call_us = {threads: best[threads].pop("call") * 1e6 for threads in args.threads}
    products = []
    for name in best[args.threads[0]]:
        kind, m, k, n, dtype = name.split()
        flops = 2 * int(m) * int(k) * int(n)
        products.append({"product": kind, "rows": int(m), "inner": int(k), "columns": int(n), "dtype": dtype,
                         "us": {threads: best[threads][name] * 1e6 for threads in args.threads},
                         "gflops": {threads: flops / best[threads][name] * 1e-9 for threads in args.threads}})
    report(program="gemm_openblas", numpy=np.__version__, blas=answer["blas"]["name"], config=answer["blas"]["config"], kernel=answer["blas"]["kernel"],
           threads=args.threads, empty_call_us=call_us, products=products)


if __name__ == "__main__":
    main()
