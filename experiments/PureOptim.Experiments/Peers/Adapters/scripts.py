"""Makes a script in Python of an adapter's source and of runs, which whoever maintains the optimizer can run without this tool."""
import os
import re

HEAD = '''
inf, nan = float("inf"), float("nan")


def show(points):
    for point in points:
        print("   ", *point)
'''


def inlined(source):
    """The source with the modules of this folder in place of the lines that import from them."""
    def text(found):
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), found[1] + ".py")
        if not os.path.exists(path):
            return found[0]
        with open(path, encoding="utf-8") as file:
            return inlined(file.read())
    return re.sub(r"^from (\w+) import .*$", text, source, flags=re.MULTILINE)


def script(source, runs):
    return source + HEAD + "".join(text(**r) for r in runs)


def text(name, start, gradients, losses, cut=None, beside=None):
    """The statements of a run: alone, with another whose steps are taken in turn, or saved after some steps and loaded."""
    def begun(start, *more):
        return f"begin({', '.join([*map(repr, start[:3]), *(more or map(repr, start[3:]))])})"
    lines = ["", f"print({name!r})", f"gradients, losses = {gradients!r}, {losses!r}", f"run = {begun(start)}"]
    if beside:
        lines += ["# Another run takes its steps in turn with this one's.", f"others, their_losses = {beside['gradients']!r}, {beside['losses']!r}",
                  f"other = {begun(beside['start'])}", "for i in range(len(gradients)):",
                  "    show(run.steps(gradients[i:i + 1], losses[i:i + 1])[0])", "    other.steps(others[i:i + 1], their_losses[i:i + 1])"]
    elif cut is not None:
        lines += [f"show(run.steps(gradients[:{cut}], losses[:{cut}])[0])", "# A new optimizer goes on from where this one is, with its state.",
                  f"run = {begun(start, 'run.point()', repr(start[4]), 'run.save()')}", f"show(run.steps(gradients[{cut}:], losses[{cut}:])[0])"]
    else:
        lines += ["show(run.steps(gradients, losses)[0])"]
    return "\n".join(lines) + "\n"
