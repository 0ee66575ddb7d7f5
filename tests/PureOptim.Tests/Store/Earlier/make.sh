#!/usr/bin/env bash
# Made store.tar.br, a store as the tool of commit 35f08b9 left it: make.sh PATH/TO/PureOptim.Experiments.dll of that commit.
# Not to be made again with a later tool: that later tools can read it is what it is for.
set -euo pipefail
tool="dotnet $(realpath "$1")"
target=$(realpath "$(dirname "$0")")/store.tar.br
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p data
python3 - <<'PY'
# Thirty images of 4 x 4 pixels to train on and twelve to test on, of three classes: a bright row, a bright column, a bright diagonal.
import struct
def image(i):
    kind, place = i % 3, i // 3 % 4
    return bytes(200 + i if (y == place, x == place, (x + place) % 4 == y)[kind] else (7 * x + 11 * y + 3 * i) % 50 for y in range(4) for x in range(4))
for name, first, count in ("train", 0, 30), ("t10k", 30, 12):
    numbers = range(first, first + count)
    open(f"data/{name}-images-idx3-ubyte", "wb").write(struct.pack(">IIII", 0x803, count, 4, 4) + b"".join(map(image, numbers)))
    open(f"data/{name}-labels-idx1-ubyte", "wb").write(struct.pack(">II", 0x801, count) + bytes(i % 3 for i in numbers))
PY
cat > path64.json <<'J'
{ "name": "path-in-the-plane", "steps": 45, "problem": {"minimize": {"objective": "valley"}},
  "optimizers": [{"optimizer": "sgd"}, {"optimizer": "momentum"}, {"optimizer": {"nesterov": {"learningRate": 0.02}}},
    {"optimizer": {"rmsProp": {"decay": {"piecewiseConstant": {"start": 0.99, "changes": [[20, 0.9]]}}}}}, {"optimizer": "adaGrad"}, {"optimizer": "adam"}] }
J
cat > path32.json <<'J'
{ "name": "small", "steps": 120, "precision": "float32", "problem": {"minimize": {"objective": {"rosenbrock": {"dimension": 3}}}},
  "optimizers": [{"label": "SGD, \"too\" fast", "optimizer": {"sgd": {"learningRate": 10}}}, {"optimizer": {"adam": {"learningRate": 0.05}}}, {"label": "日本 é", "optimizer": {"momentum": {"learningRate": 0.001}}}] }
J
for p in 32 64; do cat > network$p.json <<J
{ "name": "network", "steps": 40, "precision": "float$p", "seed": 3, "problem": {"classify": {"data": "mnist", "layers": [16, 6, 3], "batchSize": 5}},
  "optimizers": [{"optimizer": {"momentum": {"learningRate": {"cosine": {"start": 0.1, "steps": 40}}}}}, {"optimizer": "rmsProp"}] }
J
done
cat > long.json <<'J'
{ "name": "long", "steps": 3000, "problem": {"minimize": {"objective": "rosenbrock"}},
  "optimizers": [{"optimizer": {"momentum": {"learningRate": 0.0001}}}, {"optimizer": "adam"}] }
J
cat > sweep.json <<'J'
{ "name": "small-sweep", "steps": 20, "precision": {"each": ["float32", "float64"]}, "problem": {"minimize": {"objective": {"each": ["valley", "rosenbrock"]}}},
  "optimizers": [{"optimizer": {"rmsProp": {"decay": {"each": [0.9, 0.99, 1]}, "learningRate": {"each": {"logarithmic": {"from": 0.001, "to": 1, "count": 4}}}}}}] }
J
$tool run path64.json --every 10 --store runs > /dev/null
$tool run path32.json --store runs > /dev/null
$tool run network32.json --every 5 --store runs --data data > /dev/null
$tool run network64.json --store runs --data data > /dev/null
$tool sweep sweep.json --store runs > /dev/null
$tool run rotation --quick --store runs > /dev/null

# One that was killed on its way, and the digest that it comes to when it is not.
$tool run long.json --every 20 --store whole > /dev/null
id=$(ls whole)
grep '"digest"' "whole/$id/manifest.json" | head -1
$tool run long.json --every 20 --store runs > /dev/null & pid=$!
until [ "$(ls "runs/$id/checkpoints" 2> /dev/null | wc -l)" -ge 8 ]; do :; done
kill -9 $pid; wait $pid || true
rm -r whole
find runs -name .lock -delete
mkdir store
mv runs data sweep.json store

# Every file in the order of its name, as tar in Brotli.
cat > pack.cs <<'CS'
using System.Formats.Tar;
using System.IO.Compression;
using var output = new BrotliStream(File.Create(args[1]), new BrotliCompressionOptions { Quality = 11 });
using var tar = new TarWriter(output, TarEntryFormat.Ustar);
foreach (var path in Directory.GetFiles(args[0], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(args[0], file)).Order(StringComparer.Ordinal))
{
    using var content = File.OpenRead(Path.Combine(args[0], path));
    tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = content, ModificationTime = DateTimeOffset.UnixEpoch });
}
CS
dotnet run pack.cs store "$target"
