# A Slurm cluster on this machine, for scripts that source this: a controller and nodes n1, n2, n3, with all files in $cluster; nothing under /etc is read or written. Needs Debian's slurm-wlm and munge, and root.
# shellcheck shell=bash

# Whether it can be begun; says why not. As root it installs what is missing.
cluster_possible() {
  [ "$(id -u)" -eq 0 ] || { echo "Slurm is left out: its daemons need root"; return 1; }
  if ! command -v slurmctld > /dev/null || ! command -v slurmd > /dev/null || ! command -v munged > /dev/null; then
    command -v apt-get > /dev/null || { echo "Slurm is left out: it is not installed, and there is no apt-get"; return 1; }
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends slurm-wlm munge; } > /dev/null 2>&1 \
      || { echo "Slurm is left out: slurm-wlm and munge cannot be installed"; return 1; }
  fi
}

# cluster_start FOLDER CPUS: begins it, with that many processors a node.
cluster_start() {
  cluster=$1
  mkdir -p "$cluster"/state "$cluster"/log "$cluster"/spool "$cluster"/munge
  chmod 0711 "$cluster/munge"
  head -c 1024 /dev/urandom > "$cluster/munge/key"
  chmod 0600 "$cluster/munge/key"
  munged --force --key-file="$cluster/munge/key" --socket="$cluster/munge/socket" --pid-file="$cluster/munge/pid" --log-file="$cluster/munge/log" --seed-file="$cluster/munge/seed"
  cat > "$cluster/slurm.conf" <<END
ClusterName=local
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$cluster/munge/socket,cred_expire=15
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool/%n
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd-%n.pid
SlurmctldLogFile=$cluster/log/slurmctld.log
SlurmdLogFile=$cluster/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=1,sched_min_interval=50000,batch_sched_delay=0
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MaxArraySize=10001
MaxJobCount=20000
ReturnToService=2
SlurmdTimeout=6
SlurmctldTimeout=5
KillWait=2
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmdParameters=config_overrides
NodeName=n[1-3] NodeHostname=localhost NodeAddr=127.0.0.1 Port=[17001-17003] CPUs=$2 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=60 State=UP
END
  export SLURM_CONF=$cluster/slurm.conf
  slurmctld -c -f "$SLURM_CONF"
  local node
  for node in n1 n2 n3; do mkdir -p "$cluster/spool/$node"; node_start "$node"; done
  cluster_until "three idle nodes" '[ "$(sinfo -h -o %D -t idle)" = 3 ]'
}

node_start() { slurmd -N "$1" -f "$SLURM_CONF"; }

# The tasks that run on a node: the processes that Slurm has told its name.
node_tasks() {
  local environment
  for environment in /proc/[0-9]*/environ; do
    if tr '\0' '\n' 2> /dev/null < "$environment" | grep -qxF -e "SLURMD_NODENAME=$1" && tr '\0' '\n' 2> /dev/null < "$environment" | grep -qxF -e "SLURM_CONF=$SLURM_CONF"; then basename "$(dirname "$environment")"; fi
  done
}

# node_kill NODE: its daemon, the keepers of its tasks and the tasks themselves, as if its power had failed.
node_kill() {
  local tasks keepers task
  kill -9 "$(cat "$cluster/slurmd-$1.pid")"
  tasks=$(node_tasks "$1")
  keepers=$(for task in $tasks; do ps -o ppid= -p "$task"; done | sort -u)
  for task in $keepers $tasks; do case $(ps -o args= -p "$task") in slurmstepd*|*PureOptim*|*bash*) kill -9 "$task" 2> /dev/null ;; esac; done
  return 0
}

# cluster_until WHAT CONDITION: waits until a condition holds, at most a minute.
cluster_until() {
  local i
  for i in $(seq 600); do
    if eval "$2" 2> /dev/null; then return 0; fi
    sleep 0.1
  done
  echo "in vain for a minute: $1"
  return 1
}

# Ends every process of it, whatever has become of them, and fails never.
cluster_stop() {
  local process
  [ -n "${cluster:-}" ] || return 0
  timeout 5 scancel --user=root 2> /dev/null || true
  for process in $(node_tasks n1) $(node_tasks n2) $(node_tasks n3); do kill -9 "$process" 2> /dev/null || true; done
  for process in $(cat "$cluster"/slurmd-*.pid "$cluster/slurmctld.pid" "$cluster/munge/pid" 2> /dev/null); do end "$process"; done
}

# end PROCESS: asks it to end, and after two seconds ends it.
end() {
  local i
  kill "$1" 2> /dev/null || return 0
  for i in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$1" 2> /dev/null || return 0
    sleep 0.2
  done
  kill -9 "$1" 2> /dev/null || true
}
