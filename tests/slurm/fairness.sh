#!/usr/bin/env bash
# How long a sweep takes under Slurm when one of three nodes is five times slower than the others: in three tasks that each do a third, and in parts whose tasks go on with what others have left. Each
# node runs one task at a time, the fast ones for 60 % of the time and the slow one for 12 %, so that two processors are enough for all. Needs what crashes.sh needs.
set -euo pipefail
cd "$(dirname "$0")"
. ./cluster.sh
cluster_possible || exit 0
tool="dotnet $(realpath ../../experiments/PureOptim.Experiments/bin/Release/net10.0)/PureOptim.Experiments.dll"
work=$(mktemp -d)
finish() {
  set +e
  [ -z "${pacing:-}" ] || kill "$pacing" 2> /dev/null
  cluster_stop
  rm -rf "$work"
}
trap finish EXIT
# timed WHAT COMMAND...: runs it and says how long it took.
timed() {
  local what=$1 begun
  shift
  begun=$(date +%s.%N)
  "$@" > "$work/out" 2> "$work/err" || { cat "$work/err"; exit 1; }
  awk -v what="$what" -v begun="$begun" -v ended="$(date +%s.%N)" 'BEGIN { printf "%s: %.0f s\n", what, ended - begun }'
}

sed 's/"steps": 2000/"steps": 6000/' sweep.json > "$work/sweep.json" # A third is then much longer than the start of its process.
cluster_start "$work/cluster" 1
python3 pace.py n1=0.6 n2=0.6 n3=0.12 &
pacing=$!
timed "three tasks, each a third" sbatch --wait --array=1-3 --mem=200 --time=30 --output="$work/task_%a.txt" --wrap "$tool sweep $work/sweep.json --quiet --jobs 1 --store $work/thirds --shard \$SLURM_ARRAY_TASK_ID/3"
timed "parts, and then the rest" $tool sweep "$work/sweep.json" --slurm --quiet --store "$work/parts" --out "$work/parts-out" -- --mem=200 --time=30
$tool sweep "$work/sweep.json" --look --store "$work/thirds" --out "$work/thirds-out" > /dev/null
cmp "$work/thirds-out/trials.csv" "$work/parts-out/trials.csv"
for each in thirds parts; do echo "$each: $(python3 lines.py "$work/$each" | wc -l) trials were run, $(python3 lines.py "$work/$each" | sort -u | wc -l) different ones"; done
