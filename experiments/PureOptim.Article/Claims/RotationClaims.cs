using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>The claims of the article about each optimizer when the ellipse is turned by 45 degrees.</summary>
internal static class RotationClaims
{
    /// <summary>The learning rate of the book for these functions.</summary>
    internal const double Rate = 0.4;

    /// <summary>The learning rate that the article gives Momentum.</summary>
    private const double MomentumRate = 0.1;

    /// <summary>The number of steps that the book and the article draw.</summary>
    private const long Drawn = 20;

    /// <summary>The largest number of steps to arrive in.</summary>
    private const long Limit = 1000;

    /// <summary>The index in <see cref="TrialResult.StepsToDecade"/> of the steps to 1 % of the start's value.</summary>
    private const int Decade = 1;

    private static readonly string _arrival =
        $"steps until the value is 1 % of the start's, turned minus unturned, where never within {Limit} counts as {Limit + 1}";

    internal static ImmutableArray<Claim> Of(Budget budget)
    {
        var rotations = RotationCase.All(budget.Starts);
        return
        [
            Says("sgd-oscillates", "SGD begins to oscillate", rotation => Oscillation(rotation, new Sgd { LearningRate = Rate }), Condition.Above(0)),
            Says("momentum-faster", "Momentum gets faster", Speed(new Momentum { LearningRate = MomentumRate, MomentumFactor = 0.9 }), Condition.Below(0)),
            Says("adagrad-slower", "AdaGrad gets slower", Speed(new AdaGrad { LearningRate = Rate }), Condition.Above(0)),
            Says("adam-faster", "Adam gets faster", Speed(new Adam { LearningRate = Rate }), Condition.Below(0)),
            Says("rmsprop-faster", "RMSProp gets faster", Speed(RmsProp), Condition.Below(0)),
        ];

        Claim Says(string id, string what, Func<RotationCase, Measure> measure, Condition condition) => new(
            $"rotation-{id}",
            ClaimKind.Claim,
            $"When the ellipse is turned by 45 degrees, {what}.",
            "what turning means",
            Quantifier.Every,
            [.. rotations.Select(rotation => new ClaimCase(rotation.Name, measure(rotation), condition))]);
    }

    /// <summary>The book's RMSProp.</summary>
    internal static RmsProp RmsProp => new() { LearningRate = Rate, Decay = 0.9, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.InsideRoot };

    private static Func<RotationCase, Measure> Speed(IOptimizer optimizer) => rotation => Arrivals(_arrival, optimizer, rotation);

    /// <summary>The number of steps by which the turned problems are solved to 1 % later than the others.</summary>
    internal static TrialMeasure Arrivals(string what, IOptimizer optimizer, RotationCase rotation) =>
        new(what, [.. Trials(rotation.Before, optimizer), .. Trials(rotation.After, optimizer)], results =>
        {
            var (before, after) = (results[..rotation.Before.Length].Select(Arrival), results[rotation.Before.Length..].Select(Arrival));
            return (
                rotation.Compare([.. after], [.. before]),
                $"{NumberText.Rounded(before.Average())} steps before, {NumberText.Rounded(after.Average())} after");
        })
        {
            Unit = "step",
        };

    private static IEnumerable<Trial> Trials(ImmutableArray<Minimize> problems, IOptimizer optimizer) =>
        problems.Select(problem => new Trial(new(Trial.Name, problem, [new(optimizer)]) { Steps = Limit }, optimizer.Name));

    private static double Arrival(TrialResult result) => result.StepsToDecade[Decade] ?? Limit + 1;

    private static PathMeasure Oscillation(RotationCase rotation, IOptimizer optimizer) => new(
        $"share of the {Drawn} steps that turn back on the step before, turned minus unturned",
        [.. rotation.Before.Concat(rotation.After).Select(problem => new PathExperiment(optimizer, problem.Objective, problem.Start, Drawn))],
        paths => rotation.Compare([.. paths[rotation.Before.Length..].Select(Turning)], [.. paths[..rotation.Before.Length].Select(Turning)]));

    /// <summary>The share of the steps at an angle of more than 90 degrees to the step before, of those that are numbers.</summary>
    private static double Turning(PathResult path)
    {
        var products = Enumerable.Range(2, path.Points.Length - 2)
            .Select(number => path.Step(number).Zip(path.Step(number - 1), (one, other) => one * other).Sum())
            .Where(double.IsFinite).ToArray();
        return (double)products.Count(product => product < 0) / products.Length;
    }
}
