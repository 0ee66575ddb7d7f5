#!/usr/bin/env bash
# Tries the tests on the mutants that Stryker makes of src/PureOptim: mutate.sh [FOLDER...], by default all of them.
# Stryker writes and compiles the mutants; PureOptim.Mutation switches them on one by one in one process, which takes minutes where
# Stryker's two processes a mutant take a day. Each is tried with the tests that take up to MUTATION_SECONDS together, the fastest first.
# Results are in property-tests/StrykerOutput/figures; a second call goes on where the first ended, and one with more seconds with what survived.
set -euo pipefail
cd "$(dirname "$0")"
export PUREOPTIM_CASES=${PUREOPTIM_CASES:-20} PUREOPTIM_POINTS=${PUREOPTIM_POINTS:-1}
# One processor: everything runs on the thread that a mutant has for itself.
export DOTNET_PROCESSOR_COUNT=1
# An endless list must be the end of the mutant, not of the machine.
export DOTNET_GCHeapHardLimit=0x100000000
folders=("${@:-}")
[ -n "${folders[0]}" ] || folders=(Training Kinds Core Parameters Transforms Optimizers Numerics)
figures=StrykerOutput/figures
tests=PureOptim.PropertyTests/bin/Release/net10.0/PureOptim.dll
mkdir -p "$figures"

# This test never touches the library, so that Stryker is done as soon as all mutants are compiled. It puts the mutated library
# in the place of the right one and takes it away at the end: it is kept as soon as it is there.
if [ ! -f "$figures/mutants.json" ]; then
  # Where a tool is, the SDK remembers once a user, and believes it after that folder of packages is gone.
  rm -f "${DOTNET_CLI_HOME:-$HOME}"/.dotnet/toolResolverCache/*/dotnet-stryker
  dotnet tool restore
  dotnet build PureOptim.Mutation -c Release
  rm -f "$figures/PureOptim.dll"
  sed 's/"test-case-filter": "[^"]*"/"test-case-filter": "FullyQualifiedName~The_seed_is_the_FNV_hash_of_the_name"/; s/, "[^"]*PureOptim.Tests.csproj" ]/ ]/; s/"break": 85/"break": 0/' \
    stryker-config.json > "$figures/stryker-config.json"
  dotnet stryker --config-file "$figures/stryker-config.json" --output "$figures/stryker" &
  stryker=$!
  while kill -0 "$stryker" 2> /dev/null && [ ! -f "$figures/PureOptim.dll" ]; do
    if grep -qs MutantControl "$tests"; then
      sleep 2 # Until it is whole.
      cp "$tests" "$figures/PureOptim.dll"
    fi
    sleep 0.2
  done
  wait "$stryker"
  rm -rf "$figures/run"
  cp -r PureOptim.Mutation/bin/Release/net10.0 "$figures/run"
  cp "$figures/PureOptim.dll" "$figures/run/"
  cp "$figures/stryker/reports/mutation-report.json" "$figures/mutants.json"
fi

mutation() { dotnet "$figures/run/PureOptim.Mutation.dll" "$@"; }
[ -f "$figures/baseline.json" ] || mutation baseline "$figures/baseline.json"
for folder in "${folders[@]}"; do
  # A mutant that never ends, or brings the process down, is noted by the next one, which goes on behind it.
  until mutation run "$figures/mutants.json" "$figures/baseline.json" "$figures/results.tsv" "${MUTATION_SECONDS:-3}" "$folder"; do :; done
done
mutation summary "$figures/mutants.json" "$figures/results.tsv"
