#!/usr/bin/env bash
# The whole matrix of sameness: `pureoptim selftest` as a process of its own for every vector width, compilation, number of threads and precision.
# It builds the tool twice, takes some ten minutes on two idle cores, and prints the table of tests/PureOptim.Tests/Determinism/same-bits.md. Ends with 1 if any row differs or
# is missing. Results are kept in the folder that may be given, and what is there is not run again.
#
#   tests/PureOptim.Tests/Determinism/full-matrix.sh [FOLDER] > table.md
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
short="paths network-3 draws functions functions-lanes reductions products eigen"

# cell FOLDER WIDTH COMPILATION THREADS PRECISION: writes how many of the rows have their digest.
cell() {
  local settings=() build=Release rows="$short network-200" bits=$2 answer found
  case $2 in
    256) settings+=(DOTNET_EnableAVX512=0) ;;
    128) settings+=(DOTNET_PreferredVectorBitWidth=128) ;;
    128-without-fma) settings+=(DOTNET_EnableAVX2=0) bits=128 rows=$short ;;
    none) settings+=(DOTNET_EnableHWIntrinsic=0) bits=0 rows=$short ;;
  esac
  case $3 in
    full) settings+=(DOTNET_TieredCompilation=0) ;;
    # 200 iterations take many minutes in a Debug build.
    Debug) build=Debug rows=$short ;;
  esac
  answer=$(env "${settings[@]}" dotnet "$1/$build/PureOptim.Experiments.dll" selftest $rows --threads "$4" --precision "$5" --json 2>> "$1/errors")
  found=$(grep -c '"agrees": true' <<< "$answer")
  # Nothing counts if the setting did not do what it should.
  grep -q "\"vectorBits\": $bits," <<< "$answer" || found="wrong vectors, $found"
  echo "$found/$(wc -w <<< "$rows")" > "$1/$2-$3-$4-$5"
}

if [ "${1:-}" = --cell ]; then
  cell "${@:2}"
  exit
fi

work=${1:-$(mktemp -d)}
mkdir -p "$work"
for build in Release Debug; do
  [ -d "$work/$build" ] || dotnet build "$here/../../../experiments/PureOptim.Experiments" -c $build -o "$work/$build" >&2 || exit 1
done

widths="512 256 128 128-without-fma none"
for compilation in tiered full Debug; do
  for width in $widths; do
    for threads in 1 2 3 4; do
      for precision in float32 float64; do
        [ -e "$work/$width-$compilation-$threads-$precision" ] || echo "--cell $work $width $compilation $threads $precision"
      done
    done
  done
done | xargs -r -P "$(nproc)" -L 1 "$0"

echo "| vectors | compilation | float32, 1 thread | 2 | 3 | 4 | float64, 1 thread | 2 | 3 | 4 |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
whole=0
for width in $widths; do
  for compilation in tiered full Debug; do
    line="| $width | $compilation |"
    for precision in float32 float64; do
      for threads in 1 2 3 4; do
        found=$(cat "$work/$width-$compilation-$threads-$precision" 2> /dev/null || echo "not run")
        case $found in 8/8 | 9/9) ;; *) whole=1 ;; esac
        line+=" $found |"
      done
    done
    echo "$line"
  done
done
[ ! -s "$work/errors" ] || cat "$work/errors" >&2
exit $whole
