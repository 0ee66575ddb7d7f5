#!/usr/bin/env bash
# Packs everything, then uses the packages as a user would, in an empty home with empty caches: installs the tool, builds console projects in C# and F#
# and a test project from the code in the packages' README files, and makes a project of the template. Needs the .NET SDK and a package feed.
# The last line is "N passed, N failed"; the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
passed=0
failed=0

# check NAME COMMAND...: one check more, passed if the command succeeds; what it prints is shown if it does not.
check() {
  local name=$1
  shift
  if "$@" > "$work/log" 2>&1; then
    echo "passed: $name"
    passed=$((passed + 1))
  else
    cat "$work/log"
    echo "FAILED: $name"
    failed=$((failed + 1))
  fi
}

# block FILE LANGUAGE N: the N-th block of code in that language.
block() {
  awk -v fence="\`\`\`$2" -v n="$3" '$0 == "```" { on = 0 } on { print } $0 == fence && ++seen == n { on = 1 }' "$1"
}

shows_what_it_prints() { # PACKAGE LANGUAGE N: a console project with the package prints block N of text in its README.
  local folder="$work/$1-$3" language='C#' file=Program.cs readme="$root/src/$1/README.md"
  [ "$2" = fsharp ] && language='F#' file=Program.fs
  dotnet new console --language "$language" --output "$folder" &&
    dotnet add "$folder" package "$1" --version "$version" &&
    block "$readme" "$2" 1 > "$folder/$file" &&
    (cd "$folder" && { dotnet run > printed.txt || { cat printed.txt; false; }; } && diff <(block "$readme" text "$3") printed.txt)
}

checks_an_optimizer() { # The test project of the README of PureOptim.Laws passes.
  dotnet new xunit --output "$work/laws" &&
    rm "$work/laws/UnitTest1.cs" &&
    dotnet add "$work/laws" package PureOptim.Laws --version "$version" &&
    block "$root/src/PureOptim.Laws/README.md" csharp 1 > "$work/laws/Tests.cs" &&
    dotnet test "$work/laws" > "$work/tests.txt" && cat "$work/tests.txt" && grep -q 'Passed: *2,' "$work/tests.txt"
}

draws() { # FOLDER COMMAND...: the tool draws the figure that the repository shows.
  local folder=$1
  shift
  [[ "$("$@" --version)" == "$version"* ]] &&
    "$@" run naive --store "$folder/runs" --out "$folder/naive" &&
    cmp "$folder/naive/figure.svg" "$root/experiments/figures/naive.svg" &&
    "$@" selftest paths
}

installs_the_tool() { # As a command, compiled for this kind of machine.
  dotnet tool install --global PureOptim.Tool --version "$version" && draws "$work/global" "$HOME/.dotnet/tools/pureoptim"
}

runs_the_portable_tool() { # As another kind of machine gets it. An install takes the package for this one, so that it is fetched by name.
  dotnet new classlib --output "$work/fetch" &&
    sed -i "s|</Project>|<ItemGroup><PackageDownload Include=\"PureOptim.Tool.any\" Version=\"[$version]\" /></ItemGroup></Project>|" "$work/fetch/fetch.csproj" &&
    dotnet restore "$work/fetch" &&
    draws "$work/portable" dotnet "$HOME/.nuget/packages/pureoptim.tool.any/$version/tools/net10.0/any/PureOptim.Experiments.dll"
}

brings_the_adapters() { # They lie beside the installed tool, and the page on their protocol.
  local beside file
  beside=$(dirname "$(find "$HOME/.dotnet/tools/.store" -name protocol.md)") || return 1
  for file in "$root"/experiments/PureOptim.Experiments/Peers/{Adapters/*,protocol.*}; do cmp "$file" "$beside/$(basename "$file")" || return 1; done
}

makes_a_project() { # The template's project passes its tests, prints its formula and draws its figure.
  dotnet new install "$work/feed/PureOptim.Templates.$version.nupkg" &&
    dotnet new pureoptim-optimizer --name Sophia --output "$work/Sophia" &&
    (cd "$work/Sophia" && dotnet test > tests.txt; cat tests.txt; grep -q 'Passed: *3,' tests.txt && dotnet run --project Sophia && grep -q '<svg' Sophia.svg)
}

same_bytes() { # Every package that is packed from a copy of the sources elsewhere is the same, byte for byte.
  git clone -q "$root" "$work/elsewhere" &&
    git ls-files -z --cached --others --exclude-standard | tar c --null --ignore-failed-read -T - | tar x -C "$work/elsewhere" &&
    dotnet pack "$work/elsewhere/PureOptim.sln" -c Release --output "$work/again" || return 1
  local package
  for package in "$work/feed"/*pkg; do cmp "$package" "$work/again/$(basename "$package")" || return 1; done
}

small() { # No package is larger than 60 MB.
  ls -l "$work/feed" && [ -z "$(find "$work/feed" -size +60M)" ]
}

check "everything is packed" dotnet pack PureOptim.sln -c Release --output "$work/feed"
[ "$failed" -eq 0 ] || { echo "$passed passed, $failed failed"; exit 1; }
check "the packages are small" small
check "the same sources give the same package" same_bytes

# From here on as a new user: an empty home, whose feeds are those of this user and the folder of packages.
mkdir -p "$work/home/.nuget/NuGet"
[ -f "$HOME/.nuget/NuGet/NuGet.Config" ] && cp "$HOME/.nuget/NuGet/NuGet.Config" "$work/home/.nuget/NuGet/"
export HOME="$work/home" DOTNET_CLI_HOME="$work/home"
unset NUGET_PACKAGES
echo "<configuration><packageSources><add key=\"packed\" value=\"$work/feed\" /></packageSources></configuration>" > "$work/nuget.config"
cd "$work" || exit 1
check "the tool for this machine" installs_the_tool
check "the adapters beside the tool" brings_the_adapters
check "the tool for any machine" runs_the_portable_tool
check "the README of PureOptim" shows_what_it_prints PureOptim csharp 1
check "the README of PureOptim, in F#" shows_what_it_prints PureOptim fsharp 2
check "the README of PureOptim.Formulas" shows_what_it_prints PureOptim.Formulas csharp 1
check "the README of PureOptim.Networks" shows_what_it_prints PureOptim.Networks csharp 1
check "the README of PureOptim.Runs" shows_what_it_prints PureOptim.Runs csharp 1
check "the README of PureOptim.Laws" checks_an_optimizer
if command -v z3 > /dev/null; then check "the README of PureOptim.Proofs" shows_what_it_prints PureOptim.Proofs csharp 1; fi
check "the template" makes_a_project

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
