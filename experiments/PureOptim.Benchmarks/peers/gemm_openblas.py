"""Matrix products in numpy's BLAS, float32 and float64: by hand those of E2, GFLOP/s by number of threads."""
import json
import os
import subprocess
import sys

from common import blas, np, positive, report, serve, serving_arguments

# What, rows x inner x columns of the product, and which operand is stored the other way round.
PRODUCTS = [
    ("A*B", 128, 784, 100), ("A*B", 128, 100, 100), ("A*B", 128, 100, 10),          # forward: x W
    ("At*B", 784, 128, 100), ("At*B", 100, 128, 100), ("At*B", 100, 128, 10),       # weights' gradient: x^T d
    ("A*Bt", 128, 10, 100), ("A*Bt", 128, 100, 100),                                # input's gradient: d W^T
]


def prepare(form, rows, inner, columns, dtype):
    """The product as a call. A transposed operand is a view: BLAS gets the stored array and the word "transposed"."""
    random = np.random.RandomState(0)
    left = random.randn(inner, rows).astype(dtype).T if form == "At*B" else random.randn(rows, inner).astype(dtype)
    right = random.randn(columns, inner).astype(dtype).T if form == "A*Bt" else random.randn(inner, columns).astype(dtype)
    out = np.empty((rows, columns), dtype)
    return lambda: np.dot(left, right, out=out)


class Child:
    """A process that serves with a number of threads: OpenBLAS reads it once, when it is loaded."""
    def __init__(self, threads):
        environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(threads))
        self.process = subprocess.Popen([sys.executable, __file__, "--serve", "--threads", str(threads)],
                                        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.about = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else sys.exit("the measurement failed")

    def seconds(self, row, budget):
        self.process.stdin.write(json.dumps({**row, "seconds": budget}) + "\n")
        self.process.stdin.flush()
        return self.answer()["seconds"]


def main():
    parser = serving_arguments(__doc__)
    parser.add_argument("--threads", type=positive, nargs="+", default=[1, 2])
    parser.add_argument("--seconds", type=float, default=0.3, help="for each product in each round")
    parser.add_argument("--rounds", type=positive, default=5)
    args = parser.parse_args()
    if args.serve:
        found = blas()
        if [found.get("threads")] != args.threads:
            sys.exit(f"numpy's BLAS ({found['name']}) is not an OpenBLAS that runs with {args.threads[0]} threads here")
        return serve(prepare, name="OpenBLAS", kernel=found["kernel"], numpy=np.__version__, blas=found)

    children = {threads: Child(threads) for threads in args.threads}

    def best(form, rows, inner, columns, dtype):
        row = {"form": form, "rows": rows, "inner": inner, "columns": columns, "dtype": dtype}
        rounds = [{threads: child.seconds(row, args.seconds) for threads, child in children.items()} for _ in range(args.rounds)]
        return {threads: min(found[threads] for found in rounds) for threads in children}

    products = []
    for dtype in ("float32", "float64"):
        for form, rows, inner, columns in PRODUCTS:
            seconds = best(form, rows, inner, columns, dtype)
            products.append({"form": form, "rows": rows, "inner": inner, "columns": columns, "dtype": dtype,
                             "us": {threads: 1e6 * one for threads, one in seconds.items()},
                             "gflops": {threads: 2e-9 * rows * inner * columns / one for threads, one in seconds.items()}})
    call = best("A*B", 1, 1, 1, "float64")
    report(program="gemm_openblas", **children[args.threads[0]].about, threads=args.threads,
           empty_call_us={threads: 1e6 * one for threads, one in call.items()}, products=products)


if __name__ == "__main__":
    main()
