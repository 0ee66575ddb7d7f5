using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Figures.Cards;
using PureOptim.Figures.Drawing;

namespace PureOptim.Article.Studies;

/// <summary>An optimizer with its path over each function.</summary>
/// <param name="Label">Its name, or that of its schedule.</param>
/// <param name="Paths">The paths, in the order of the functions.</param>
/// <param name="IsOfMatrices">Whether they are over functions of matrices.</param>
internal sealed record ZooCard(string Label, ImmutableArray<ZooPath> Paths, bool IsOfMatrices = false)
{
    /// <summary>The optimizer, at the rate of its first path.</summary>
    internal IOptimizer Optimizer => Paths[0].Optimizer;

    /// <summary>The family.</summary>
    internal OptimizerFamily Family => FamilyAttribute.Of(Optimizer) ?? OptimizerFamily.Descent;

    /// <summary>The trials that are drawn.</summary>
    internal ImmutableArray<MeasuredTrial> Shown { get; private init; } = [];

    /// <summary>The cards of trials, in the order of their optimizers.</summary>
    internal static ImmutableArray<ZooCard> Of(ImmutableArray<MeasuredTrial> trials) =>
    [
        .. trials.GroupBy(trial => trial.Label).AsParallel().AsOrdered().Select(card =>
        {
            var paths = card.GroupBy(trial => trial.Trial.Description.Problem).Select(group => (Trials: group, Path: ZooPath.Of([.. group]))).ToArray();
            return new ZooCard(card.Key, [.. paths.Select(pair => pair.Path)])
            {
                Shown = [.. paths.Select(pair => pair.Trials.First(trial => ReferenceEquals(trial.Optimizer, pair.Path.Optimizer)))],
            };
        }),
    ];

    /// <summary>The card of an optimizer on functions of matrices.</summary>
    internal static ZooCard OfMatrices(IOptimizer optimizer, ImmutableArray<Objective> functions) =>
        new(optimizer.DisplayName, [.. functions.Select(function => ZooPath.OfMatrix(optimizer, function))], IsOfMatrices: true);

    /// <summary>The card as it is drawn.</summary>
    internal PathCard Card => new(Label, Note, [.. Paths.Select(path => path.Panel)], Strip);

    private string Note => $"{Paths.Count(path => path.Steps is not null)} of {Paths.Length} reached";

    /// <summary>The rate along the steps where it is not constant: on a schedule, or found on the way.</summary>
    private CardStrip? Strip => Paths[0].Rate switch
    {
        { } schedule when schedule is not Schedule.Constant || Optimizer.DisplayName != Label => Scheduled(schedule),
        _ when Family == OptimizerFamily.RateFree => Found(Paths[0]),
        _ => null,
    };

    private static CardStrip Scheduled(Schedule schedule)
    {
        double[] rates = [.. Enumerable.Range(0, ZooDescription.Steps).Select(step => schedule.At(step))];
        return new("learning rate, as a part of its peak, by step", [.. rates.Select((rate, step) => new PlotPoint(step, rate / rates.Max()))], IsLogarithmic: false);
    }

    /// <summary>The way of each step over the length of the gradient where it was taken.</summary>
    private static CardStrip Found(ZooPath path)
    {
        var points = path.Points;
        return new($"rate found on {ZooDescription.Words(path.Function)}: length of step over length of gradient, logarithmic", [.. Enumerable.Range(0, points.Length - 1).Select(step =>
        {
            var gradient = path.Function.Gradient<double>([points[step].X, points[step].Y]);
            return new PlotPoint(step, double.Hypot(points[step + 1].X - points[step].X, points[step + 1].Y - points[step].Y) / double.Hypot(gradient[0], gradient[1]));
        })], IsLogarithmic: true);
    }
}
