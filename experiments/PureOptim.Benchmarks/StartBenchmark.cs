using System.Diagnostics;

namespace PureOptim.Benchmarks;

/// <summary>From the start of the tool to its end, as users have it: packed, and installed from the package. The peer is what a script of Optax waits for before its first line.</summary>
internal static class StartBenchmark
{
    private const int StartsPerRound = 5;

    internal static IEnumerable<Row> Run(Selection selection)
    {
        const string help = "pureoptim --help, packed", naive = "pureoptim run naive, packed";
        if (!selection.Wants(help) && !selection.Wants(naive)) yield break;
        var folder = Directory.CreateTempSubdirectory("pureoptim-");
        try
        {
            var tool = Installed(folder.FullName);
            if (selection.Wants(help))
            {
                yield return Comparison
                    .InTurn(selection.Rounds, () => Milliseconds(tool, () => ["--help"]).Value!.Value, () => Milliseconds(PeerProcess.Jax[0], () => ["-c", "import optax"]), warmUpSeconds: 0)
                    .ToRow(help, "compiled ahead of time", "Python that imports Optax", time => $"{time:F0} ms", "");
            }

            if (selection.Wants(naive))
            {
                // A store of its own each time: a run that is there already is only shown.
                var runs = 0;
                var found = Measurement.InRounds(selection.Rounds, () => Milliseconds(tool, () => ["run", "naive", "--store", Path.Combine(folder.FullName, $"runs{runs++}")]).Value!.Value);
                yield return new(naive, $"{found:F0} ms", "", "", "");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Packs the tool and installs it into a folder.</summary>
    private static string Installed(string folder)
    {
        var project = Path.Combine(Report.SourceFolder(), "..", "PureOptim.Experiments");
        var (packages, tools) = (Path.Combine(folder, "packages"), Path.Combine(folder, "tools"));
        Dotnet("pack", project, "-c", "Release", "--output", packages);
        Dotnet("tool", "install", "PureOptim.Tool", "--tool-path", tools, "--add-source", packages, "--prerelease");
        return Path.Combine(tools, "pureoptim");
    }

    private static void Dotnet(params string[] arguments)
    {
        if (Peer.Output("dotnet", arguments, null, out var absence) is null) throw new InvalidDataException($"dotnet {arguments[0]} fails: {absence}");
    }

    /// <summary>The milliseconds of the fastest of some starts.</summary>
    private static PeerFigure Milliseconds(string command, Func<string[]> arguments)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < StartsPerRound; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            if (Peer.Output(command, arguments(), null, out var absence) is null) return new(null, absence);
            best = double.Min(best, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return new(best, "");
    }
}
