#!/usr/bin/env bash
# Whether Kubernetes would take what `pureoptim sweep --kubernetes` prints: its values by the published JSON schemas, its fields by the published types (unknown ones are allowed by the schemas), both
# from kubernetes-models of npm. A wrong value and a misspelt field are planted and must be refused. Then each pod's command runs here, with folders in the place of volumes, and the sweep is whole.
# No cluster is asked. Needs the tool as it is built in Release, node and npm.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bin=$(realpath ../../experiments/PureOptim.Experiments/bin/Release/net10.0)
tool() { dotnet "$bin/PureOptim.Experiments.dll" "$@"; }
npm install --silent --prefix "$work" kubernetes-models@5.1.0 yaml@2.9.1 typescript@5.9.3

tool sweep odd-label.json --kubernetes 'registry.example:5000/pureoptim:0.1' --shards 3 > "$work/manifest.yaml"
tool sweep odd-label.json --store "$work/alone" --out "$work/out" --quiet > /dev/null
cp valid.mjs "$work"
cd "$work"
types() { node_modules/.bin/tsc --noEmit --skipLibCheck --module nodenext "$1"; }

node valid.mjs manifest.yaml typed.ts out/sweep.json command.sh
types typed.ts

sed 's/completions: 3/completions: "3"/' manifest.yaml > wrong-value.yaml
if node valid.mjs wrong-value.yaml none.ts out/sweep.json none.sh 2> refusal; then echo "a wrong value is not refused"; exit 1; fi
grep -q 'completions must be integer' refusal || { cat refusal; exit 1; }

sed 's/completionMode:/completionMod:/' manifest.yaml > misspelt.yaml
node valid.mjs misspelt.yaml misspelt.ts out/sweep.json none.sh > /dev/null
if types misspelt.ts > refusal; then echo "a misspelt field is not refused"; exit 1; fi
grep -q completionMod refusal || { cat refusal; exit 1; }

# Every pod, one of them twice, as after an eviction.
mkdir sweep store
cp out/sweep.json sweep
sed -i "s:/app/:$bin/:; s:/sweep/:$work/sweep/:; s:/store:$work/store:" command.sh
for index in 0 1 2 1; do JOB_COMPLETION_INDEX=$index sh command.sh > pod.txt; done
grep -q '13 trials: 0 run now, 13 already there, 0 missing' pod.txt || { cat pod.txt; exit 1; }
tool sweep sweep/sweep.json --look --store store --out together > /dev/null
cmp out/trials.csv together/trials.csv
echo "the manifest is valid, and its three pods run the sweep"
