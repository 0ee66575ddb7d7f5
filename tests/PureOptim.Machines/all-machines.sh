#!/usr/bin/env bash
# Whether every kind of machine computes the same bits: x64 with vectors of every width and with none, a program compiled ahead of time, arm64 under
# emulation, WebAssembly in a browser. Each computes the rows of the selftest but the long one and eigenvalues, and must find the digests in
# experiments/PureOptim.Experiments/Selftest/expected.json. Takes some three minutes on two cores.
#
#   tests/PureOptim.Machines/all-machines.sh                        writes tests/PureOptim.Machines/machines.md, if no machine is missing
#   tests/PureOptim.Machines/all-machines.sh --check [MACHINE...]   compares with it instead, all machines or some
#
# As root it installs from Debian what a machine needs. A machine that cannot be had is skipped, and the last line says so; if CI is "true", it is a
# failure. What the processor does not have is skipped always. Ends with 1 if a digest differs, or a machine fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DEBIAN_FRONTEND=noninteractive
project=tests/PureOptim.Machines
page=$project/machines.md
mnist=experiments/data/mnist
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "all-machines.sh runs on x64 under Linux; pureoptim selftest runs anywhere"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/found"
locks() { git status --porcelain -- "*packages.lock.json"; }
before=$(locks)

machines=0
wanted=" ${*:2} "
skipped=()
failed=()

# wants NAME: whether this machine is to run.
wants() {
  [ "$wanted" = "  " ] || [[ $wanted == *" $1 "* ]]
}

# install PACKAGE...: whether they could be installed.
install() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null || return 1
  [ -e "$work/updated" ] || apt-get -qq update > "$work/log" 2>&1 || true
  touch "$work/updated"
  apt-get -qq install -y --no-install-recommends "$@" > "$work/log" 2>&1
}

# have PROGRAM PACKAGE...: whether the program is there, if need be from these packages.
have() {
  command -v "$1" > /dev/null || install "${@:2}" && command -v "$1" > /dev/null
}

# has FLAG...: whether the processor has these instructions.
has() {
  local flag
  for flag in "$@"; do grep -qw "$flag" /proc/cpuinfo || return 1; done
}

# publish PROJECT FOLDER OPTION...: makes everything outside the tree; the lock files, which know no other runtime, are left alone.
publish() {
  dotnet publish "$1" -c Release -o "$work/$2" --artifacts-path "$work/artifacts" -warnaserror -v quiet \
    -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath="$work/no.lock.json" "${@:3}"
}

# skip NAME REASON: a machine that the processor does not have.
skip() {
  wants "$1" || return 0
  echo "$1: skipped ($2)"
  skipped+=("$1 ($2)")
}

# absent NAME TOOL: a machine whose tool could not be had.
absent() {
  [ ! -s "$work/log" ] || tail -n 3 "$work/log"
  if [ "${CI:-}" = true ]; then failed+=("$1 (no $2)"); else skip "$1" "no $2"; fi
}

# machine NAME TRAIT REMARK COMMAND...: computes the rows. Without the trait it is not the one that was meant.
machine() {
  local file fault
  machines=$((machines + 1))
  file="$work/found/$machines-$1"
  if ! "${@:4}" > "$file"; then
    fault="it did not run to its end"
  elif ! head -n 1 "$file" | grep -q "^[^ ]* [^ ]*, \.NET .*$2"; then
    fault="it should have \"$2\""
  else
    sed -i "1s/, Release build$/, $3/" "$file"
    echo "$1: $(head -n 1 "$file")"
    return
  fi
  head -n 5 "$file"
  echo "$1: $fault"
  failed+=("$1")
  rm "$file"
}

# jit NAME TRAIT [SETTING]: x64, compiled just in time, with a setting of the runtime.
jit() {
  wants "$1" || return 0
  machine "$1" "$2" "compiled just in time${3:+, \`$3\`}" env ${3:+"$3"} dotnet "$work/jit/PureOptim.Machines.dll" compute $mnist
}

# native NAME TRAIT PROCESSOR: x64, compiled ahead of time for that kind of processor.
native() {
  wants "$1" || return 0
  have_linker || { absent "$1" "C compiler with zlib"; return; }
  publish $project "$1" -r linux-x64 -p:PublishAot=true -p:IlcInstructionSet="$3" || { failed+=("$1"); return; }
  machine "$1" "$2" "compiled ahead of time for $3" "$work/$1/PureOptim.Machines" compute $mnist
}

have_linker() {
  { command -v clang || have gcc clang; } > /dev/null && { [ -e /usr/include/zlib.h ] || install zlib1g-dev; }
}

# unless_crashed COMMAND...: again, up to three times, if a signal ended it: the runtime is not supported under emulation. Digests that differ are no crash.
unless_crashed() {
  local code try
  for try in 1 2 3; do
    code=0
    "$@" || code=$?
    [ "$code" -ge 128 ] || return "$code"
    echo "the emulated program crashed with $code (try $try)" >&2
  done
  return "$code"
}

# version PROGRAM: its version's first two numbers.
version() {
  "$1" --version 2> /dev/null | grep -o '[0-9][0-9]*\.[0-9][0-9]*' | head -n 1
}

# Emulated, with the libraries of the other processor. Its libssl is not installed, only unpacked: the machine's architectures stay as they are.
# Stopping threads for a collection crashes the runtime in QEMU, which .NET does not support: so much memory is allowed that there is none.
arm64() {
  wants arm64 || return 0
  local lists="$work/apt" package
  have qemu-aarch64-static qemu-user-static || { absent arm64 qemu-user-static; return; }
  [ -e /usr/aarch64-linux-gnu/lib/libstdc++.so.6 ] || install libc6-arm64-cross libstdc++6-arm64-cross libgcc-s1-arm64-cross || { absent arm64 libc6-arm64-cross; return; }
  mkdir -p "$lists/lists/partial" "$lists/archives/partial"
  local options=(-qq -o Dir::State::lists="$lists/lists" -o Dir::Cache="$lists" -o APT::Architectures::=amd64 -o APT::Architectures::=arm64 -o APT::Sandbox::User=)
  for package in libssl3 libssl3t64; do
    ls "$lists"/*.deb > /dev/null 2>&1 || (cd "$lists" && apt-get "${options[@]}" update && apt-get "${options[@]}" download $package:arm64) > "$work/log" 2>&1 || true
  done
  dpkg -x "$lists"/libssl3*.deb "$lists/root" 2> /dev/null || { absent arm64 libssl3:arm64; return; }
  publish $project arm64 -r linux-arm64 --self-contained || { failed+=(arm64); return; }
  machine arm64 "fused multiply-add" "emulated by QEMU $(version qemu-aarch64-static)" unless_crashed \
    env QEMU_LD_PREFIX=/usr/aarch64-linux-gnu DOTNET_gcConcurrent=0 DOTNET_GCgen0size=80000000 \
    qemu-aarch64-static -E LD_LIBRARY_PATH="$(dirname "$(find "$lists/root" -name 'libssl.so*' | head -n 1)")" "$work/arm64/PureOptim.Machines" compute $mnist
}

wasm() {
  wants wasm || return 0
  have chromium chromium || { absent wasm chromium; return; }
  publish $project.Browser wasm || { failed+=(wasm); return; }
  cp -r $mnist "$work/wasm/wwwroot"
  machine wasm "vectors of 128 bits" "interpreted in Chromium $(version chromium)" dotnet "$work/jit/PureOptim.Machines.dll" browser "$work/wasm/wwwroot" chromium "$work/profile"
}

publish $project jit
if has avx512f avx512bw avx512dq avx512vl; then jit x64-512 "vectors of 512 bits" DOTNET_PreferredVectorBitWidth=512; else skip x64-512 "no AVX-512"; fi
if has avx2 fma; then
  jit x64-256 "vectors of 256 bits" DOTNET_EnableAVX512=0
  jit x64-128 "vectors of 128 bits, fused" DOTNET_PreferredVectorBitWidth=128
else
  skip x64-256 "no AVX2"
  skip x64-128 "no AVX2"
fi
jit x64-128-no-fma "vectors of 128 bits, no fused" DOTNET_EnableAVX2=0
jit x64-scalar "no vector instructions" DOTNET_EnableHWIntrinsic=0
# The first is the default of the compiler.
native x64-native "vectors of 128 bits, no fused" x86-64-v2
if has avx2 fma bmi2; then native x64-native-v3 "vectors of 256 bits, fused" x86-64-v3; else skip x64-native-v3 "no AVX2"; fi
arm64
wasm

tool() {
  dotnet "$work/jit/PureOptim.Machines.dll" "$@"
}

tool table experiments/PureOptim.Experiments/Selftest/expected.json "$work/found" > "$work/machines.md" || failed+=("digests")
if [ "${1:-}" = --check ]; then
  tool check $page "$work/found" || failed+=("$page")
elif [ ${#skipped[@]} -gt 0 ] || [ ${#failed[@]} -gt 0 ]; then
  echo "$page stays as it was: not every machine ran"
else
  cp "$work/machines.md" $page
fi

if [ "$(locks)" != "$before" ]; then
  locks
  failed+=("lock files were changed")
fi

# join ITEM...: with commas between.
join() {
  printf '%s' "$1"
  shift
  printf '%s' "${@/#/, }"
}

[ "$machines" -gt 0 ] || [ ${#skipped[@]} -gt 0 ] || failed+=("no machine ran")
count=$(find "$work/found" -type f | wc -l)
[ ${#failed[@]} -eq 0 ] && verdict="machines with the same bits: $count" || verdict="FAILED: $(join "${failed[@]}")"
[ ${#skipped[@]} -eq 0 ] || verdict+="; skipped: $(join "${skipped[@]}")"
echo "$verdict"
[ ${#failed[@]} -eq 0 ]
