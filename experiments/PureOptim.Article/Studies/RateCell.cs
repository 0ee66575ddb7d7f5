using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Studies;

/// <summary>One decay, or schedule of it, at one learning rate: a trial for each seed.</summary>
/// <param name="Label">The label of the decay's kind in the sweep.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Trials">The trials in the order of the seeds.</param>
internal sealed record RateCell(string Label, double Rate, ImmutableArray<MeasuredTrial> Trials)
{
    /// <summary>A run that reaches this share of its initial loss has solved its problem; ending further below is not counted as better.</summary>
    internal const double Solved = 1e-6;

    /// <summary>The losses, those below <see cref="Solved"/> counted as that; infinite where a run diverged.</summary>
    internal ImmutableArray<double> Losses { get; } =
        [.. Trials.Select(trial => trial.Diverged ? double.PositiveInfinity : double.Max(trial.Result.Score, Solved * trial.Beginning))];

    /// <summary>The geometric mean of the losses over the seeds with its interval.</summary>
    internal Estimate Loss => field.Count > 0 ? field : field = StudentInterval.GeometricMean(Losses.AsSpan());

    /// <summary>Whether the problem is solved for every seed.</summary>
    internal bool IsSolved => Trials.All(trial => !trial.Diverged && trial.Result.Score <= Solved * trial.Beginning);

    /// <summary>The decay; a schedule's at its first step.</summary>
    internal double Decay => Trials[0].RmsProp.Decay.At(0);

    /// <summary>Whether the decay stays the same.</summary>
    internal bool IsConstant => Trials[0].RmsProp.Decay is Schedule.Constant;

    /// <summary>The cells of a sweep.</summary>
    internal static ImmutableArray<RateCell> Of(ImmutableArray<MeasuredTrial> trials) =>
    [
        .. trials.GroupBy(trial => (trial.Label, trial.RmsProp.Decay, Rate: trial.RmsProp.LearningRate.At(0)))
            .Select(group => new RateCell(group.Key.Label, group.Key.Rate, [.. group])),
    ];
}
