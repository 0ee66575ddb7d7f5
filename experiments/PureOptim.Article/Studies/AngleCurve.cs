using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>One optimizer on the same quadratic at every angle, the start turned along: how many steps to a tolerance.</summary>
/// <param name="Trials">The trials in the order of their angles, the first at 0 degrees.</param>
internal sealed record AngleCurve(ImmutableArray<MeasuredTrial> Trials)
{
    /// <summary>The decade, of those that a result counts, that is the tolerance: the sixth, a millionth of the loss at the start.</summary>
    private const int Decade = 5;

    /// <summary>The start's loss is rounded, and so is each of six divisions by ten: together by less than 1e-14.</summary>
    private const double Slack = 1e-12;

    /// <summary>Whose steps these are.</summary>
    internal string Label => Trials[0].Label;

    /// <summary>The steps at each angle; null where the tolerance was not reached.</summary>
    internal ImmutableArray<(double Degrees, long? Steps)> Steps { get; } =
        [.. Trials.Select(trial => (Quadratic(trial).Degrees, trial.Result.StepsToDecade[Decade]))];

    /// <summary>Whether all angles take the same number of steps.</summary>
    internal bool IsFlat => Steps.All(each => each.Steps is { } steps && steps == Steps[0].Steps);

    /// <summary>The certificate, for an optimizer that is linear and reached the tolerance at every angle; null for others.</summary>
    internal (double MeasuredTrial, double Bound, bool IsCertified)? Certificate { get; } = Certify(Trials);

    /// <summary>The steps at all angles, in words.</summary>
    internal string Range
    {
        get
        {
            var reached = Steps.Where(each => each.Steps is not null).Select(each => each.Steps!.Value).ToArray();
            var missed = Steps.Length - reached.Length;
            return reached.Length == 0 ? "never" : (reached.Min() == reached.Max() ? CountText.Of(reached[0], "step") : $"{reached.Min()} to {reached.Max()} steps")
                + (missed > 0 ? $", never at {missed} of {Steps.Length} angles" : "");
        }
    }

    /// <summary>The finding about the curve in words.</summary>
    internal string Outcome => Certificate switch
    {
        { IsCertified: true } when IsFlat => $"{Range} at every angle, certified",
        _ when IsFlat => $"{Range} at every angle",
        _ => Range,
    };

    private static RotatedQuadratic Quadratic(MeasuredTrial trial) => (RotatedQuadratic)((Minimize)trial.Trial.Description.Problem).Objective;

    private static Parameters<double> Start(MeasuredTrial trial) => [.. ((Minimize)trial.Trial.Description.Problem).Start];

    private static (double, double, bool)? Certify(ImmutableArray<MeasuredTrial> trials)
    {
        if (trials[0].Optimizer is not ElementWise rule || !rule.Traits.HasFlag(OptimizerTraits.RotationEquivariant) || trials.Any(trial => trial.Result.StepsToDecade[Decade] is null))
            return null;
        var (measured, bound, certified) = (0.0, 0.0, true);
        var tolerance = trials[0].Result.Losses.Values[0] * 1e-6;
        double[]? first = null;
        foreach (var trial in trials)
        {
            var steps = (int)trial.Result.StepsToDecade[Decade]!.Value;
            var (losses, bounds) = (trial.Result.Losses.Values, RotationBound.Losses(rule, Quadratic(trial), Start(trials[0]), Start(trial), steps));
            double[] off = [.. bounds.Select((real, k) => double.Max(losses[k] - real.Lower, real.Upper - losses[k]))];
            first ??= off;
            for (var k = 0; k <= steps && k < first.Length; k++)
            {
                var reference = trials[0].Result.Losses.Values[k];
                measured = double.Max(measured, double.Abs(losses[k] - reference) / reference);
                bound = double.Max(bound, (off[k] + first[k]) / reference);
                certified &= k < steps ? bounds[k].Lower > tolerance * (1 + Slack) : bounds[k].Upper <= tolerance * (1 - Slack);
            }
        }

        return (measured, bound, certified && measured <= bound);
    }

    /// <summary>The curve for a figure: a gap where the tolerance was not reached, and a mark on the line that says so.</summary>
    internal ChartSeries Line => new(Label, Trials[0].Settings, [.. Steps.Select(each => new PlotPoint(each.Degrees, each.Steps ?? double.NaN))])
    {
        Outcome = Outcome,
        Missed = [.. Steps.Where(each => each.Steps is null).Select(each => new PlotPoint(each.Degrees, Trials[0].Trial.Description.Steps))],
    };
}
