using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>The claims of the article about RMSProp's rates.</summary>
internal static class GradientClaims
{
    private const string What = "share of steps at which the coordinate with the larger gradient moves less for its gradient, mean over starts";

    /// <summary>The share of steps for which it must hold: an exception in twenty steps is one too many.</summary>
    private const double Share = 0.95;

    private const long Steps = 30;

    private static readonly ImmutableArray<Objective> _functions = [Objective.Valley, Objective.Ellipse, Objective.LogisticRegression];

    internal static ImmutableArray<Claim> Of(Budget budget)
    {
        ImmutableArray<PathExperiment> experiments =
        [
            .. from objective in _functions
               from start in SamplePoints.Starts(objective, budget.Starts)
               select new PathExperiment(new RmsProp { LearningRate = 0.1, Decay = 0.99 }, objective, start, Steps),
        ];
        return
        [
            new(
                "larger-gradients-smaller-rates",
                ClaimKind.Claim,
                "RMSProp gives parameters with larger gradients smaller learning rates.",
                "which gradients are meant",
                Quantifier.Every,
                [
                    new("the root mean square of the gradients so far", Measure(experiments, soFar: true), Condition.AtLeast(Share)),
                    new("the gradient of the step", Measure(experiments, soFar: false), Condition.AtLeast(Share)),
                ]),
        ];
    }

    private static PathMeasure Measure(ImmutableArray<PathExperiment> experiments, bool soFar) => new(What, experiments, paths =>
        StudentInterval.Mean([.. experiments.Zip(paths, (experiment, path) => ShareOf(experiment.Objective, path, soFar)).Where(double.IsFinite)]));

    /// <summary>At how many of the steps with two different gradients the larger goes with the smaller rate: what a coordinate moved, over its gradient.</summary>
    private static double ShareOf(Objective objective, PathResult path, bool soFar)
    {
        var squares = new double[path.End.Length];
        var (smaller, all) = (0, 0);
        for (var number = 1; number < path.Points.Length; number++)
        {
            var gradient = objective.Gradient<double>([.. path.Points[number - 1]]).Values.ToArray();
            for (var i = 0; i < squares.Length; i++) squares[i] += gradient[i] * gradient[i];
            var size = soFar ? squares : gradient.Select(double.Abs).ToArray();
            var rate = path.Step(number).Zip(gradient, (change, slope) => double.Abs(change / slope)).ToArray();
            if (!rate.All(double.IsFinite) || size[0] == size[1]) continue;
            all++;
            if (size[0] > size[1] == rate[0] < rate[1]) smaller++;
        }

        return (double)smaller / all;
    }
}
