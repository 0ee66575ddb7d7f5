using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The trials of a sweep, or of a part of it, that have no result yet, and then what all of them say.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Shard">The part.</param>
/// <param name="Store">The folder of the store.</param>
/// <param name="Data">The data sets.</param>
/// <param name="Jobs">The number of trials that run at a time.</param>
internal sealed record SweepRun(Sweep Sweep, Shard Shard, string Store, DataSets Data, int Jobs)
{
    /// <summary>Up to this many trials of an optimizer are made at once to find what they are called.</summary>
    internal const int Few = 10_000;

    /// <summary>The part that is run before the rest, where all is run.</summary>
    internal Shard First { get; init; } = Shard.Whole;

    /// <summary>Whether only what is there is shown.</summary>
    internal bool IsLook { get; init; }

    /// <summary>A folder for the results, or null.</summary>
    internal string? Output { get; init; }

    /// <summary>A Parquet file for the results, or null.</summary>
    internal string? Parquet { get; init; }

    /// <summary>The trials of the whole sweep.</summary>
    internal SweepTrials Trials(CancellationToken cancelled) => SweepTrials.Of(Sweep, Data, Few, cancelled);

    internal int Run(ToolContext context) => Run(Trials(context.Cancelled), context);

    /// <summary>The same with trials that were listed already.</summary>
    internal int Run(SweepTrials trials, ToolContext context)
    {
        if (Shard != Shard.Whole || First != Shard.Whole) SharedFolder.Check(TrialStore.ResultsIn(Store));
        using var store = TrialStore.Open(Store);
        var publication = Output is null ? null : OutputDirectory.Open(Output);
        if (Parquet is not null) OutputDirectory.Permit(Parquet, TrialsParquet.IsOurs);
        var runner = new SweepRunner(store, Data, Jobs) { First = First };
        var outcome = IsLook
            ? runner.Look(trials, Shard, TrialPart.Score, context.Cancelled)
            : ProgressView.Watch<TrialProgress, SweepOutcome<TrialScore>>(
                context, Sweep.Name, observe => runner.Run(trials, Shard, TrialPart.Score, observe, context.Cancelled));
        SweepReport.Print(Sweep, Shard, outcome, trials, Store, IsLook, context);
        if (Output is not null || Parquet is not null)
        {
            var table = TrialTable.Of(trials, Shard, store, context.Cancelled);
            publication?.Publish([new("sweep.json", Sweep.Canonical), new("trials.csv", writer => TrialsCsv.Write(table, writer))]);
            if (Parquet is not null) WholeFile.Write(Parquet, TrialsParquet.Of(table));
        }

        if (outcome.Missing > 0) context.Cancelled.ThrowIfCancellationRequested();
        return ExitCode.Of(outcome.Failed.IsEmpty && outcome.Missing == 0);
    }
}
