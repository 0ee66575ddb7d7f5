using System.Collections.Immutable;
using PureOptim.Figures.Cards;
using PureOptim.Figures.Drawing;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Studies;

/// <summary>The path of an optimizer over a function, at the rate that comes to the tolerance first, or ends lowest where none comes to it.</summary>
/// <param name="Optimizer">The optimizer at that rate.</param>
/// <param name="Function">The function.</param>
/// <param name="Steps">The steps to the tolerance; null where it was not reached.</param>
/// <param name="Rates">The number of rates that were tried.</param>
/// <param name="Losses">The loss at the start and after each step.</param>
/// <param name="Points">The start and the point after each step, in the plane of the picture.</param>
internal sealed record ZooPath(IOptimizer Optimizer, Objective Function, long? Steps, int Rates, ImmutableArray<double> Losses, ImmutableArray<PlotPoint> Points)
{
    /// <summary>The place of the tolerance among the decades that a result counts: the third, a thousandth of the height at the start.</summary>
    internal const int Decade = 2;

    /// <summary>The rate; null for an optimizer without one.</summary>
    internal Schedule? Rate => RateLadder.Find(Optimizer)?.Get(Optimizer);

    /// <summary>The path of the best of trials on one function, walked again: a result has no points.</summary>
    internal static ZooPath Of(ImmutableArray<MeasuredTrial> trials)
    {
        var best = trials.MinBy(trial => Rank(trial.Result.StepsToDecade[Decade], trial.Result.FinalLoss))!;
        var problem = (Minimize)best.Trial.Description.Problem;
        var trace = (PathTrace)new MinimizePlan(best.Trial.Description, problem).Run(_ => { }).Traces[0];
        return new(best.Optimizer, problem.Objective, best.Result.StepsToDecade[Decade], trials.Length, trace.Losses, [.. trace.Points.Select(point => new PlotPoint(point[0], point[1]))]);
    }

    /// <summary>The path over a function of matrices.</summary>
    internal static ZooPath OfMatrix(IOptimizer optimizer, Objective plane)
    {
        var function = new MatrixPlane(plane);
        ImmutableArray<IOptimizer> all = RateLadder.AtEachRate(optimizer);
        return all.Select(Walk).MinBy(path => Rank(path.Steps, path.Losses[^1]))!;

        ZooPath Walk(IOptimizer one)
        {
            var descent = new Descent(function.Minima.Min(minimum => minimum.Value));
            ImmutableArray<TracePoint<double>> points = [.. one.Scan(function, function.Start).Take(ZooDescription.Steps + 1)];
            foreach (var point in points) descent.Add(point.Loss);
            return new(one, function, descent.Steps[Decade], all.Length, [.. points.Select(point => point.Loss)],
                [.. points.Select(point => MatrixPlane.Place(point.Parameters.Values)).Select(place => new PlotPoint(place.A, place.B))]);
        }
    }

    /// <summary>The path as a panel of a card.</summary>
    internal CardPath Panel => new(Points,
        Steps is { } steps ? $"{steps} {(steps == 1 ? "step" : "steps")}" : $"not in {ZooDescription.Steps}",
        Rate is { } rate ? $"{(rate is Schedule.Constant ? "lr" : "peak")} {Numbers.Typographic(NumberText.Shortest(Peak(rate)))}" : "",
        Steps is not null);

    /// <summary>The steps with the rate, for a table.</summary>
    internal string Cell => Steps is { } steps ? Rate is { } rate ? $"{steps} at {NumberText.Shortest(Peak(rate))}" : $"{steps}" : "–";

    /// <summary>The largest value of a schedule within the steps.</summary>
    private static double Peak(Schedule rate) => Enumerable.Range(0, ZooDescription.Steps).Max(step => rate.At(step));

    private static (bool, long, double) Rank(long? steps, double loss) => (steps is null, steps ?? 0, double.IsNaN(loss) ? double.PositiveInfinity : loss);
}
