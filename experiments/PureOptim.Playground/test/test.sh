#!/usr/bin/env bash
# Opens the playground in Chromium: the digests of many descriptions are those of the tool, no frame begins more than one run, and all works by the
# keyboard and on a phone. Needs node, npm and chromium. SHOTS=DIR leaves pictures of the page.
#
#   experiments/PureOptim.Playground/test/test.sh [DIR]   DIR: where it is published already
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
site=${1:-}
[ -n "$site" ] || { site="$work/site"; "$here/../publish.sh" "$site"; }
tool="$root/experiments/PureOptim.Experiments/bin/Release/net10.0/PureOptim.Experiments.dll"
[ -e "$tool" ] || dotnet build "$root/experiments/PureOptim.Experiments" -c Release -v quiet -nologo
cp "$here"/package*.json "$here"/*.mjs "$work"
(cd "$work" && npm ci --silent --no-audit --no-fund)
SITE="$(cd "$site" && pwd)" TOOL="$tool" WORK="$work" node "$work/${PROGRAM:-playground.mjs}"
