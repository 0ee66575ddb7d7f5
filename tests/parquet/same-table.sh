#!/usr/bin/env bash
# Whether another program, hyparquet of npm, reads the Parquet file of a sweep and finds what trials.csv says, with the types of the columns.
# Needs the tool as it is built in Release, node and npm. Ends with 1 if a cell differs.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --prefix "$work" hyparquet@1.33.0
dotnet run -c Release --no-build --project ../../experiments/PureOptim.Experiments -- sweep rates.json --quiet --store "$work/runs" --out "$work/out" --parquet "$work/trials.parquet" > /dev/null
cp same-table.mjs "$work"
node "$work/same-table.mjs" "$work/trials.parquet" "$work/out/trials.csv"
