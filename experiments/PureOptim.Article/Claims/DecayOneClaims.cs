using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Claims;

/// <summary>What the article says about RMSProp at decay 1: that it is like SGD, only slower.</summary>
internal static class DecayOneClaims
{
    /// <summary>A bound of four roundings a step: those of the average's root, of the sum with epsilon, of the product and of the quotient.</summary>
    private const double Ulps = 4;

    private const long Steps = 30;
    private const double Rate = 0.1;

    /// <summary>2^-23, about the article's epsilon of 1e-7: division by it rounds nothing.</summary>
    private const double PowerOfTwo = 1.0 / (1 << 23);

    private static readonly ImmutableArray<Objective> _functions = [Objective.Valley, Objective.LogisticRegression];

    internal static ImmutableArray<Claim> Of(Budget effort) =>
    [
        new(
            "decay-1-like-sgd",
            ClaimKind.Claim,
            "With decay 1, RMSProp is like SGD.",
            "epsilon",
            Quantifier.Every,
            [
                new("epsilon a power of four", new LawMeasure("C6", new RmsProp()), Condition.AtMost(0)),
                new("the article's epsilon", Deviation(effort, 1e-7), Condition.AtMost(Ulps)),
                new("epsilon a power of two", Deviation(effort, PowerOfTwo), Condition.AtMost(0)),
            ]),
        new(
            "decay-1-slower",
            ClaimKind.Claim,
            "With decay 1, RMSProp is slower.",
            "what it is compared with",
            Quantifier.Every,
            [
                new("SGD at the same learning rate", Length(effort, new Sgd { LearningRate = Rate }), Condition.Below(1)),
                new("RMSProp at decay 0.99", Length(effort, AtDecay(0.99)), Condition.Below(1)),
            ]),
    ];

    private static RmsProp AtDecay(double decay) => new() { LearningRate = Rate, Decay = decay };

    private static ImmutableArray<Walk> Walks(Budget effort, IOptimizer optimizer) =>
    [
        .. from objective in _functions
           from start in SamplePoints.Starts(objective, effort.Starts)
           select new Walk(optimizer, objective, start, Steps),
    ];

    private static WalkMeasure Deviation(Budget effort, double epsilon)
    {
        var walks = Walks(effort, AtDecay(1) with { Epsilon = epsilon });
        var descent = new Sgd { LearningRate = Rate / epsilon };
        return new(
            "largest distance of a step's end from that of a step of SGD(rate / epsilon) from the same point, in units in the last place (ulp)",
            walks,
            paths => Estimate.Exactly(walks.Zip(paths, (walk, path) => Farthest(descent, walk.Objective, path)).Max()))
        { Unit = "ulp" };
    }

    private static double Farthest(Sgd descent, Objective objective, WalkedPath path)
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

    private static WalkMeasure Length(Budget effort, IOptimizer other)
    {
        var walks = Walks(effort, AtDecay(1));
        return new("length of the first step as a multiple of the other's", [.. walks, .. Walks(effort, other)], paths =>
            StudentInterval.GeometricMean([.. paths[..walks.Length].Zip(paths[walks.Length..], (one, another) => LengthOf(one.Step(1)) / LengthOf(another.Step(1)))]));
    }

    private static double LengthOf(ImmutableArray<double> step) => double.Sqrt(step.Sum(coordinate => coordinate * coordinate));
}
