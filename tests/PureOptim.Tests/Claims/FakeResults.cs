using PureOptim.Article.Claims;
using PureOptim.Laws;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Claims;

/// <summary>Findings that a test chooses; what it does not choose is found out as usual, but for trainings, which would take too long.</summary>
internal sealed class FakeResults : IResultSource
{
    private const int Cases = 50;

    /// <summary>The result of a trial.</summary>
    internal Func<Trial, TrialResult> Trials { get; init; } = trial => TrialRunner.Run(trial, new(), CancellationToken.None);

    /// <summary>The change to a path.</summary>
    internal Func<PathResult, PathResult> Paths { get; init; } = path => path;

    /// <summary>The change to a verdict.</summary>
    internal Func<LawVerdict, LawVerdict> Laws { get; init; } = verdict => verdict;

    /// <summary>The digest of a training on a number of threads.</summary>
    internal Func<int, string> Digests { get; init; } = _ => "the same";

    public TrialResult Of(Trial trial) => Trials(trial);

    public PathResult Of(PathExperiment experiment) => Paths(experiment.Run());

    public CurveTrace Of(Trial training, int threads) => new(training.Label, [0.5, 0.25], Digests(threads), 0.9);

    public LawVerdict Of(string law, IOptimizer optimizer) => Laws(LawChecker.Check(
        OptimizerLaws.All.Single(known => known.Id == law) with { Applies = _ => Applicability.Holds }, optimizer, Cases));

    /// <summary>The result of a network's training, all of whose losses are the same.</summary>
    internal static TrialResult Trained(double loss, double accuracy = 0.9) =>
        new("", new(100, 100, [loss, loss]), loss, loss, 1, loss, null) { TestAccuracy = accuracy };
}
