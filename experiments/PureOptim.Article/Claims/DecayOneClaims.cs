using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Claims;

/// <summary>The claims of the article about RMSProp at decay 1: that it is like SGD, only slower.</summary>
internal static class DecayOneClaims
{
    /// <summary>A bound of four roundings a step: those of the average's root, of the sum with epsilon, of the product and of the quotient.</summary>
    private const double Ulps = 4;

    private const long Steps = 30;
    private const double Rate = 0.1;

    /// <summary>2^-23, about the article's epsilon of 1e-7: division by it rounds nothing.</summary>
    private const double PowerOfTwo = 1.0 / (1 << 23);

    private static readonly ImmutableArray<Objective> _functions = [Objective.Valley, Objective.LogisticRegression];

    internal static ImmutableArray<Claim> Of(Budget budget) =>
    [
        new(
            "decay-1-like-sgd",
            ClaimKind.Claim,
            "With decay 1, RMSProp is like SGD.",
            "epsilon",
            Quantifier.Every,
            [
                new("epsilon a power of four", new LawMeasure("C6", new RmsProp()), Condition.AtMost(0)),
                new("the article's epsilon", Deviation(budget, 1e-7), Condition.AtMost(Ulps)),
                new("epsilon a power of two", Deviation(budget, PowerOfTwo), Condition.AtMost(0)),
            ]),
        new(
            "decay-1-slower",
            ClaimKind.Claim,
            "With decay 1, RMSProp is slower.",
            "what it is compared with",
            Quantifier.Every,
            [
                new("SGD at the same learning rate", Length(budget, new Sgd { LearningRate = Rate }), Condition.Below(1)),
                new("RMSProp at decay 0.99", Length(budget, AtDecay(0.99)), Condition.Below(1)),
            ]),
    ];

    private static RmsProp AtDecay(double decay) => new() { LearningRate = Rate, Decay = decay };

    private static ImmutableArray<PathExperiment> PathsOf(Budget budget, IOptimizer optimizer) =>
    [
        .. from objective in _functions
           from start in SamplePoints.Starts(objective, budget.Starts)
           select new PathExperiment(optimizer, objective, start, Steps),
    ];

    private static PathMeasure Deviation(Budget budget, double epsilon)
    {
        var experiments = PathsOf(budget, AtDecay(1) with { Epsilon = epsilon });
        var descent = new Sgd { LearningRate = Rate / epsilon };
        return new(
            "largest distance of a step's end from that of a step of SGD(rate / epsilon) from the same point, in units in the last place (ulp)",
            experiments,
            paths => Estimate.Exactly(experiments.Zip(paths, (experiment, path) => Farthest(descent, experiment.Objective, path)).Max()))
        { Unit = "ulp" };
    }

    private static double Farthest(Sgd descent, Objective objective, PathResult path)
    {
        var farthest = 0.0;
        for (var number = 1; number < path.Points.Length; number++)
        {
            Parameters<double> before = [.. path.Points[number - 1]];
            var gradient = objective.Gradient(before);
            if (!path.Points[number].Concat(gradient.Values.ToArray()).All(double.IsFinite)) break;
            var there = descent.Step(descent.Init(before), before, gradient).Parameters;
            for (var i = 0; i < before.Length; i++)
            {
                var (here, size) = (path.Points[number][i], double.Max(double.Abs(before[i]), double.Abs(there[i])));
                farthest = double.Max(farthest, double.Abs(here - there[i]) / NumberBits.Ulp(size));
            }
        }

        return farthest;
    }

    private static PathMeasure Length(Budget budget, IOptimizer other)
    {
        var experiments = PathsOf(budget, AtDecay(1));
        return new("length of the first step as a multiple of the other's", [.. experiments, .. PathsOf(budget, other)], paths =>
            StudentInterval.GeometricMean([.. paths[..experiments.Length].Zip(paths[experiments.Length..], (one, another) => LengthOf(one.Step(1)) / LengthOf(another.Step(1)))]));
    }

    private static double LengthOf(ImmutableArray<double> step) => double.Sqrt(step.Sum(coordinate => coordinate * coordinate));
}
