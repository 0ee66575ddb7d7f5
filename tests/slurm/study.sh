#!/usr/bin/env bash
# Whether the quick study which optimizer to choose comes out of three tasks of Slurm that share a store as out of one process, byte for byte, where both take the same costs of steps. Needs what
# crashes.sh needs.
set -euo pipefail
cd "$(dirname "$0")"
. ./cluster.sh
cluster_possible || exit 0
tool="dotnet $(realpath ../../experiments/PureOptim.Experiments/bin/Release/net10.0)/PureOptim.Experiments.dll"
work=$(mktemp -d)
finish() {
  set +e
  cluster_stop
  rm -rf "$work"
}
trap finish EXIT
cluster_start "$work/cluster" 1
sbatch --array=1-3 --requeue --mem=1000 --time=50 --output="$work/task_%a.txt" --wrap "$tool run choose --quick --threads 1 --store $work/shared --out $work/out_\$SLURM_ARRAY_TASK_ID" > /dev/null
while [ -n "$(squeue -h -o %i)" ]; do sleep 1; done
grep -h 'trials' "$work"/task_*.txt | grep 'run now' || { cat "$work"/task_*.txt; exit 1; }
mkdir "$work/alone"
cp -r "$work/shared/choose" "$work/alone/choose"
$tool run choose --quick --quiet --store "$work/alone" --out "$work/out_alone" > /dev/null
for task in 1 2 3; do diff -r -q "$work/out_alone" "$work/out_$task"; done
echo "three tasks and one process wrote the same files"
