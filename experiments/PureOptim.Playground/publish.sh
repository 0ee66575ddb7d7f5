#!/usr/bin/env bash
# Publishes the playground to a folder, which any server of files can serve, under any address: experiments/PureOptim.Playground/publish.sh DIR
set -euo pipefail
[ $# -eq 1 ] || { echo "publish.sh needs DIR"; exit 2; }
mkdir -p "$1"
target=$(cd "$1" && pwd)
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Everything is made outside the tree; the lock files, which know no other runtime, are left alone.
dotnet publish . -c Release -o "$work/published" --artifacts-path "$work/artifacts" -warnaserror -v quiet \
  -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath="$work/no.lock.json"
rm -rf "$target/_framework"
cp -r "$work/published/wwwroot/." "$target"
find "$target" -type f ! -name '*.gz' ! -name '*.br' -printf '%s\n' | awk -v dir="$1" '{ sum += $1 } END { printf "%s: %.1f MB", dir, sum / 1e6 }'
find "$target" -type f -name '*.br' -printf '%s\n' | awk '{ sum += $1 } END { printf ", compressed %.1f MB\n", sum / 1e6 }'
