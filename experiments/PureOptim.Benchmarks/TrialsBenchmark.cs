using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PureOptim.Experiments.CommandLine;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Benchmarks;

/// <summary>
/// A sweep of many tiny trials, ten steps of Adam each: how many a second the tool runs, what they take on the disk, and how soon they are found again. The tool runs in processes of its own, so
/// that its start counts.
/// </summary>
internal static class TrialsBenchmark
{
    private static readonly ImmutableArray<Grid> _grids = [new(250, 400, IsUsual: true), new(1_000, 1_000, IsUsual: false)];

    internal static IEnumerable<Row> Run(Selection selection) => _grids.Where(grid => selection.Part is null ? grid.IsUsual : selection.Wants(grid.Name("")))
        .SelectMany(grid => Rows(grid, selection.Rounds));

    private static IEnumerable<Row> Rows(Grid grid, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("pureoptim-");
        try
        {
            var file = Path.Combine(folder.FullName, "grid.json");
            File.WriteAllText(file, grid.Json);
            var (one, two) = (Path.Combine(folder.FullName, "one"), Path.Combine(folder.FullName, "two"));
            string[] Sweep(string store, params string[] others) => ["sweep", file, "--yes", "--quiet", "--store", store, .. others];

            var alone = ToolProcess.Run(Sweep(one, "--jobs", "2"));
            yield return new(grid.Name("one process, two jobs"), $"{grid.Count / alone.Seconds:N0} trials/s", "", "", "");
            yield return new(grid.Name("one process, two jobs, peak memory"), $"{alone.Megabytes:N0} MB", "", "", grid.IsUsual ? "" : "below 1,000 MB");

            var together = ToolProcess.Run(Sweep(two, "--jobs", "1", "--shard", "1/2"), Sweep(two, "--jobs", "1", "--shard", "2/2"));
            yield return new(
                grid.Name("two processes, a shard and a job each"), $"{grid.Count / together.Seconds:N0} trials/s", "one process: " + string.Create(CultureInfo.CurrentCulture, $"{grid.Count / alone.Seconds:N0} trials/s"),
                $"{alone.Seconds / together.Seconds:F3}", "");

            var found = TrialInventory.Of(one);
            if (found.Trials != grid.Count) throw new InvalidDataException("The store is not whole.");
            yield return new(grid.Name("on the disk"), $"{found.Bytes / 1e6:N0} MB in {found.Files:N0} files, {(double)found.Bytes / grid.Count:N0} bytes a trial", "", "", "");
            yield return new(grid.Name("all found done"), $"{Measurement.InRounds(rounds, () => FindDone(file, one)):F2} s", "", "", grid.IsUsual ? "" : "below 3 s");

            var peak = 0.0;
            var shown = Measurement.InRounds(rounds, () =>
            {
                var again = ToolProcess.Run(Sweep(one));
                peak = double.Max(peak, again.Megabytes);
                return again.Seconds;
            });
            yield return new(grid.Name("all found done and the best shown"), $"{shown:F2} s", "", "", grid.IsUsual ? "" : "below 10 s");
            yield return new(grid.Name("the best shown, peak memory"), $"{peak:N0} MB", "", "", "");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The seconds from the text of the grid until it is known that each of its trials has a result.</summary>
    private static double FindDone(string file, string folder)
    {
        var clock = Stopwatch.GetTimestamp();
        var trials = SweepTrials.Of(SweepSource.Load(file, isManyFine: true), new(), SweepRun.Few, CancellationToken.None);
        using var store = TrialStore.Open(folder);
        return Shard.Whole.Of(trials).All(trial => store.Has(trials.IdOf(trial))) ? Stopwatch.GetElapsedTime(clock).TotalSeconds : throw new InvalidDataException("A trial has no result.");
    }

    /// <summary>A grid of rates and starts on x^2/20 + y^2.</summary>
    /// <param name="Rates">The number of rates.</param>
    /// <param name="Starts">The number of starts.</param>
    /// <param name="IsUsual">Whether it is measured where no row is asked for: the other takes minutes.</param>
    private sealed record Grid(int Rates, int Starts, bool IsUsual)
    {
        internal int Count => Rates * Starts;

        internal string Json => string.Create(CultureInfo.InvariantCulture, $$$"""
            { "name": "tiny-trials", "steps": 10, "problem": { "minimize": { "objective": "valley", "start": [{ "each": { "linear": { "from": -10, "to": 10, "count": {{{Starts}}} } } }, 2] } },
              "optimizers": [{ "optimizer": { "adam": { "learningRate": { "each": { "logarithmic": { "from": 0.0001, "to": 1, "count": {{{Rates}}} } } } } } }] }
            """);

        internal string Name(string what) => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} trials, {what}");
    }
}
