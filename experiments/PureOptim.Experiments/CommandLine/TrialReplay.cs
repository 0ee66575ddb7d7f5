using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary>What <c>pureoptim replay</c> and <c>pureoptim diff</c> do with trials.</summary>
internal static class TrialReplay
{
    /// <summary>Runs a trial again, on one thread as always, and compares what was stored of it.</summary>
    /// <returns>0 if every bit is the same, otherwise 1.</returns>
    internal static int Replay(StoredTrial stored, string? data, ToolContext context)
    {
        var sets = new DataSets(data);
        var trial = sets.Identify(stored.Trial);
        if (trial.Key != stored.Trial.Key) throw new RunException($"trial {stored.Key} is about other data than those of {data}");
        context.Out.WriteLine($"replay of trial {stored.Key}: {TrialText.Of(trial.Description)}");
        var comparison = TrialComparison.Of((stored.Result, "stored"), (TrialRunner.Run(trial, sets, context.Cancelled), "replayed"), trial.Description.Precision);
        var by = stored.Library == LibraryBuild.Name ? "" : $"; it was stored by {stored.Library}, this is {LibraryBuild.Name}";
        return Say(comparison, $"trial {stored.Key} run again differs{by}", context);
    }

    /// <summary>Compares two trials.</summary>
    /// <returns>0 if they have every stored number in common, otherwise 1.</returns>
    internal static int Compare(StoredTrial left, StoredTrial right, ToolContext context)
    {
        context.Out.WriteLine($"A: trial {left.Key}, B: trial {right.Key}");
        DiffCommand.Say(left.Trial.Description, right.Trial.Description, "trials", context);
        return Say(TrialComparison.Of((left.Result, "A"), (right.Result, "B"), left.Trial.Description.Precision), "the trials differ", context);
    }

    private static int Say(TrialComparison comparison, string difference, ToolContext context)
    {
        foreach (var line in comparison.Lines) context.Out.WriteLine($"  {line}");
        if (comparison.AreSame) return ExitCode.Done;
        context.Error.WriteLine($"pureoptim: {difference}");
        return ExitCode.Negative;
    }
}
