"""lines.py STORE: prints the result of every trial in a store, sorted, each as often as it is there, without the hash that a line has in a file that is not packed."""
import pathlib
import sys
import zipfile

lines = []
for file in (pathlib.Path(sys.argv[1]) / "trials" / "results").iterdir():
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as pack:
            for name in pack.namelist():
                if name.endswith(".jsonl"):
                    lines += pack.read(name).splitlines()
    elif file.suffix in (".open", ".jsonl"):
        whole = file.read_bytes().split(b"\n")[:-1]
        lines += [line.rpartition(b',"sha256"')[0] + b"}" for line in whole if b'"finalLoss"' in line]
sys.stdout.buffer.writelines(line + b"\n" for line in sorted(lines))
