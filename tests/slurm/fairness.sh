#!/usr/bin/env bash
# How long a sweep takes under Slurm when one of three nodes is five times slower than the others: in as many parts as nodes, and in ten times as many. Each node runs one task at a time, the fast ones for 60 %
# of the time and the slow one for 12 %, so that two processors are enough for all. Needs what crashes.sh needs.
set -euo pipefail
cd "$(dirname "$0")"
. ./cluster.sh
cluster_possible || exit 0
bin=$(realpath ../../experiments/PureOptim.Experiments/bin/Release/net10.0)
work=$(mktemp -d)
finish() {
  set +e
  [ -z "${pacing:-}" ] || kill "$pacing" 2> /dev/null
  cluster_stop
  rm -rf "$work"
}
trap finish EXIT
sed 's/"steps": 2000/"steps": 6000/' sweep.json > "$work/sweep.json" # A part of 30 is then about as long as the start of its process.
cluster_start "$work/cluster" 1
python3 pace.py n1=0.6 n2=0.6 n3=0.12 &
pacing=$!
for parts in 3 30; do
  begun=$(date +%s.%N)
  dotnet "$bin/PureOptim.Experiments.dll" sweep "$work/sweep.json" --slurm --quiet --shards "$parts" --store "$work/$parts" -- --mem=200 --time=20 > "$work/out" 2> "$work/err" || { cat "$work/err"; exit 1; }
  echo "$parts parts: $(date +%s.%N) - $begun" | awk -F'[:-]' '{ printf "%s: %.0f s\n", $1, $2 - $3 }'
done
