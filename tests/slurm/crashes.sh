#!/usr/bin/env bash
# Whether a sweep of 20,000 trials comes out as on one machine, byte for byte, when Slurm's own daemons run it and everything fails once: a task is requeued, a node dies with its tasks, the controller is
# killed, a node is drained, the disk is full, the file of the sweep is changed, and at last all jobs are cancelled. Meanwhile the tasks run for a part of the time only, so that the sweep is not over
# before all that. Then: a second call submits what is missing only, and a third one nothing. And whether two processes with a part each make the same. Needs the tool as it is built in Release, python3, root and Debian's slurm-wlm and munge, which it installs; where it cannot, it says so and ends with 0.
set -euo pipefail
cd "$(dirname "$0")"
. ./cluster.sh
cluster_possible || exit 0
bin=$(realpath ../../experiments/PureOptim.Experiments/bin/Release/net10.0)
work=$(mktemp -d)
finish() {
  local code=$?
  set +e
  [ -z "${following:-}" ] || kill "$following" 2> /dev/null
  [ -z "${pacing:-}" ] || kill "$pacing" 2> /dev/null
  cluster_stop
  if mountpoint -q "$work/store"; then umount "$work/store"; fi
  [ "$code" -eq 0 ] || tail -n 20 "$work"/*.err "$work"/cluster/log/slurmctld.log 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
tool() { dotnet "$bin/PureOptim.Experiments.dll" "$@"; }
running() { squeue -h -r -t running -o %i "$@"; }
say() { echo "$((SECONDS)) s: $*"; }

say "on one machine, and in two processes"
tool sweep sweep.json --quiet --store "$work/alone" --out "$work/alone-out" > /dev/null
for part in 1 2; do tool sweep sweep.json --quiet --jobs 1 --store "$work/two" --shard $part/2 > "$work/two.$part" & parts[part]=$!; done
wait "${parts[1]}"
wait "${parts[2]}"
tool sweep sweep.json --look --store "$work/two" --out "$work/two-out" > /dev/null

mkdir "$work/store"
limited=yes
mount -t tmpfs -o size=400m tmpfs "$work/store" 2> /dev/null || { limited=; echo "the disk is not filled: no file system of a limited size can be mounted here"; }
cluster_start "$work/cluster" 2
scontrol update nodename=n3 state=drain reason=later
cp sweep.json "$work/sweep.json"
sweep() { tool sweep "$work/sweep.json" --slurm --shards 60 --store "$work/store" --out "$work/out" -- --mem=200 --time=20; }

say "on Slurm, nodes n1 and n2"
sweep > "$work/first.out" 2> "$work/first.err" &
following=$!
written() { cat "$work"/store/trials/results/*.open "$work"/store/trials/results/*.jsonl 2> /dev/null | wc -l; }
cluster_until "four tasks have results" '[ "$(ls "$work"/store/trials/results/*.open | wc -l)" -ge 4 ] && [ "$(written)" -ge 500 ]'
python3 pace.py n1=0.3 n2=0.3 n3=0.3 &
pacing=$!
echo "this is no sweep any more" > "$work/sweep.json"

task=$(running | head -n 1)
say "task $task is requeued"
scontrol requeue "$task"

cluster_until "a task runs on n1" '[ "$(running -w n1 | wc -l)" -ge 1 ]'
say "node n1 dies with its tasks: $(running -w n1 | tr '\n' ' ')"
node_kill n1

# What it has not written down within its five seconds is lost, and the sweep would end with all of it undone.
cluster_until "the controller has written down its jobs" '[ "$cluster/state/job_state" -nt "$work/sweep.json" ]'
say "the controller is killed and begins again; n3 joins, and n2 is drained"
kill -9 "$(cat "$cluster/slurmctld.pid")"
sleep 1
slurmctld -f "$SLURM_CONF"
cluster_until "the controller answers" 'scontrol update nodename=n2 state=drain reason=test'
scontrol update nodename=n3 state=resume 2> /dev/null || true # It may have died before it wrote down that n3 is drained.
cluster_until "a task runs on n3" '[ "$(running -w n3 | wc -l)" -ge 1 ]'

if [ -n "$limited" ]; then
  say "the disk is full"
  head -c 500M /dev/zero > "$work/store/filler" 2> /dev/null || true
  cluster_until "a task ends because of it" '[ -n "$(squeue -h -r --states=failed -o %i)" ]' # What it says has no room either.
  rm "$work/store/filler"
fi

say "n1 and n2 are back"
node_start n1
scontrol update nodename=n2 state=resume
cluster_until "a task runs on n1" '[ "$(running -w n1 | wc -l)" -ge 1 ]'
say "all jobs are cancelled, with $(written) results written"
scancel --user=root
kill "$pacing"
pacing=
code=0
wait "$following" || code=$?
say "the first call ends with $code; it says:"
head -n 12 "$work/first.err"

cp sweep.json "$work/sweep.json"
[ "$code" -eq 1 ]
grep -q 'undone (' "$work/first.err"
say "the second call submits what is missing"
sweep > "$work/second.out" 2> "$work/second.err"
grep -m 1 'submitted' "$work/second.err"
sweep > "$work/third.out" 2> "$work/third.err"
[ ! -s "$work/third.err" ]
grep '20000 trials: 0 run now, 20000 already there, 0 missing, 0 failed' "$work/third.out"

say "all results are those of one machine"
for each in alone two store; do python3 lines.py "$work/$each" > "$work/$each.lines"; sort -u "$work/$each.lines" > "$work/$each.once"; done
for other in two store; do cmp "$work/alone.once" "$work/$other.once"; done
cmp "$work/alone-out/trials.csv" "$work/two-out/trials.csv"
cmp "$work/alone-out/trials.csv" "$work/out/trials.csv"
[ "$(wc -l < "$work/store.once")" -eq 20000 ]
[ "$(cut -d, -f1 "$work/out/trials.csv" | sort -u | wc -l)" -eq 20001 ]
say "$(($(wc -l < "$work/store.lines") - 20000)) of 20000 trials were run twice; every one is in the result once, with the same bytes"
