using PureOptim.Figures.Drawing;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>A trial with its result.</summary>
internal sealed record MeasuredTrial(Trial Trial, TrialResult Result)
{
    /// <summary>The label of the optimizer in the sweep.</summary>
    internal string Label => Trial.Label;

    /// <summary>The optimizer.</summary>
    internal IOptimizer Optimizer => Trial.Entry.Optimizer;

    /// <summary>The RMSProp that it is.</summary>
    internal RmsProp RmsProp => (RmsProp)Optimizer;

    /// <summary>Its settings in a few words.</summary>
    internal string Settings => SettingsText.Rounded(Optimizer);

    /// <summary>The loss to begin with: on an objective that at the start, of a network that of guessing among its classes.</summary>
    internal double Beginning => Trial.Description.Problem is Classify network ? double.Log(network.Layers[^1]) : Result.Losses.Values[0];

    /// <summary>Whether the trial ended at NaN or infinity, or higher than it began: a result as any other.</summary>
    internal bool Diverged => !(End <= Beginning);

    /// <summary>
    /// The loss in the end: the score. The last hundred losses of a training of fewer than two hundred have its beginning among them, and with it
    /// a leap that may have been made good since: its end is its second half, of which every loss is kept.
    /// </summary>
    private double End => Result is { TestAccuracy: not null, Losses: { Every: 1, Values: var losses } } ? losses[(losses.Length / 2)..].Average() : Result.Score;

    /// <summary>The end of the run, in a few words.</summary>
    internal string Outcome => Result.DivergedAt is { } step ? $"diverged: not finite from step {step} on"
        : $"{(Diverged ? "diverged: " : "")}{(Result.TestAccuracy is null ? "final loss" : Trial.Description.Steps > 100 ? "mean of the last losses" : "mean of these losses")} {Numbers.Readable(Result.Score)}";
}
