using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Tests.Studies;

/// <summary>The studies on their small grids, each run once, in memory.</summary>
public sealed class QuickStudies
{
    private static readonly DataSets _data = new();

    internal static StudyTrials GammaOne { get; } = Run("gamma-one");

    internal static StudyTrials Rotation { get; } = Run("rotation");

    internal static StudyTrials GammaSensitivity { get; } = Run("gamma-sensitivity");

    internal static StudyTrials Zoo { get; } = Run("zoo");

    private static StudyTrials Run(string name)
    {
        var sweeps = Study.Find(name)!.Describe(quick: true).Sweeps;
        var runner = new SweepRunner(null, _data, Environment.ProcessorCount);
        var results = runner.Run(sweeps.SelectMany(sweep => sweep.Expand()), result => result, _ => { }, CancellationToken.None).Complete(CancellationToken.None);
        return new([.. sweeps.Select(sweep => (sweep.Name, sweep.Expand().Select(trial => new MeasuredTrial(trial, results[trial.Key])).ToImmutableArray()))]);
    }
}
