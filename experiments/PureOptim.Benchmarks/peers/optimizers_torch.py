"""Steps of PyTorch's AdamW on given gradients, float32, in place, by its functions for many tensors at once."""
import re
import sys

from common import confine, optimizer_rows, positive, report, serve, serving_arguments


def main():
    parser = serving_arguments(__doc__)
    parser.add_argument("--threads", type=positive, help="threads of PyTorch (default: one for each processor)")
    parser.add_argument("--seconds", type=float, default=3, help="how long each row is measured")
    args = parser.parse_args()
    processors = confine(args.threads)
    try:
        import torch
    except ImportError as error:
        sys.exit(f"{error}; see README.md for how to install PyTorch")
    torch.set_num_threads(len(processors))

    def prepare(optimizer, shape, tensors):
        """A step as a call."""
        parameters = [torch.ones(shape, requires_grad=True) for _ in range(tensors)]
        for p in parameters:
            p.grad = (torch.arange(p.numel(), dtype=torch.float32) % 1000 / 1000 - 0.5).reshape(p.shape)
        adamw = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=1e-2, foreach=True)

        def clipped():
            # It shortens the gradients themselves: from the second step on they are as long as they may be, which is no less work.
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            adamw.step()
        return {"adamw": adamw.step, "clipped adamw": clipped}[optimizer]

    kernel = re.search(r"CPU capability usage: (\w+)", torch.__config__.show())
    about = {"name": "PyTorch", "kernel": kernel[1] if kernel else "unknown", "versions": {"torch": torch.__version__}}
    if args.serve:
        return serve(prepare, **about)
    report(program="optimizers_torch", **about, threads=len(processors), rows=optimizer_rows(prepare, ("adamw", "clipped adamw"), (), args.seconds))


if __name__ == "__main__":
    main()
