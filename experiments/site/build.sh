#!/usr/bin/env bash
# Builds the site of the library: the reference from the code, the pages of the code by docfx, the guides beside it, all checked.
# Usage: experiments/site/build.sh [DIR] (default: out/site). Needs a built solution, Release, and restores docfx.
set -euo pipefail
site=$(cd "$(dirname "$0")" && pwd)
out=$(realpath -m "${1:-$site/../../out/site}")
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$site/../.."

# Where a tool is, the SDK remembers once a user, and believes it after that folder of packages is gone.
rm -f "${DOTNET_CLI_HOME:-$HOME}"/.dotnet/toolResolverCache/*/docfx
dotnet tool restore > /dev/null
rm -rf "$site/obj"
echo "-- the reference, from the code"
# The files that the README counts.
readarray -t recorded < <(grep -oE '^\| [^|]+ \| `[a-z-]+\.json(\.gz)?`' README.md | grep -oE '[a-z-]+\.json(\.gz)?' | sed 's|^|tests/PureOptim.Tests/Golden/traces/|')
dotnet run -c Release --no-build --project experiments/PureOptim.Experiments -- reference --out "$site/obj/reference" --cases "${CASES:-100}" --quiet \
  --recorded "${recorded[@]}"
echo "-- the pages of the project, with the links that they have among themselves"
mkdir -p "$site/obj/project"
cp --parents README.md CONTRIBUTING.md src/*/README.md src/PureOptim/order-of-operations.md experiments/PureOptim.Experiments/Parity/traces.md experiments/PureOptim.Experiments/Peers/protocol.md experiments/PureOptim.Experiments/Peers/protocol.schema.json tests/PureOptim.Machines/machines.md \
  experiments/figures/*.svg "$site/obj/project"
echo "-- the playground"
experiments/PureOptim.Playground/publish.sh "$site/obj/playground"
echo "-- the pages of the code"
dotnet docfx metadata "$site/docfx.json" --warningsAsErrors --logLevel warning
echo "-- the site"
dotnet docfx build "$site/docfx.json" --warningsAsErrors --logLevel warning

# Formulas are MathML and pictures SVG: what docfx has to draw others stays out, as do the maps of its scripts. What a script imports when it starts is kept,
# and what colours code, which is loaded where a page has any.
public=$site/obj/site/public
find "$public" \( -name '*.map' -o -name '*.woff' \) -delete
rm -f "$site/obj/site/favicon.ico"
keep=" docfx.min.js search-worker.min.js main.js $(basename "$(grep -l highlightAll "$public"/es-*.min.js)") "
grown=
while [ "$keep" != "$grown" ]; do
  grown=$keep
  for script in $keep; do
    for needed in $(grep -oE '(from|import) ?"\./[^"]+"' "$public/$script" | grep -oE '[^"/]+\.js' || true); do
      case $keep in *" $needed "*) ;; *) keep="$keep$needed " ;; esac
    done
  done
done
for script in "$public"/*.js; do
  case $keep in *" $(basename "$script") "*) ;; *) rm "$script" ;; esac
done

echo "-- links, names, sizes"
dotnet run "$site/finish.cs" -- "$site/obj/site" "$site/docfx.json" experiments/PureOptim.Experiments/bin/Release/net10.0
if command -v node > /dev/null; then
  echo "-- the search"
  node "$site/search.mjs" "$site/obj/site"
fi
rm -rf "$out"
mkdir -p "$(dirname "$out")"
cp -r "$site/obj/site" "$out"
echo "The site is in $out: serve it, as with 'python3 -m http.server -d $out', and open it in a browser."
