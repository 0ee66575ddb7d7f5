using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group E, third part: the way that momentum covers on any gradients, and the paths of a well-known picture.</summary>
internal static class Displacements
{
    /// <summary>The number of steps in the picture.</summary>
    private const int Steps = 30;

    private static readonly ConcurrentDictionary<IOptimizer, Finding> _pictures = [];

    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("E8", Real,
            "The way of momentum is the sum of the gradients, each weighted with what its push has come to; it is not that of descent.",
            @"\theta_T - \theta_0 = -\eta \sum_{i=1}^{T} \frac{1 - \mu^{T-i+1}}{1 - \mu}\, g_i",
            HoldsForType<Momentum>,
            WayOfMomentum) { Magnitudes = Magnitudes.Fractions },
        new("E9", Real,
            "On x²/20 + y² from (-7, 2) descent at 0.95 and momentum at 0.1 are where their closed forms say; descent at (-0.350393, 0.084782).",
            @"x_k = -7 (1 - \eta/10)^k,\; y_k = 2 (1 - 2\eta)^k",
            optimizer => When(optimizer is Sgd or Momentum),
            // One path: it depends on nothing that the cases vary.
            c => _pictures.GetOrAdd(c.Optimizer, Picture))
        {
            Prepare = optimizer => optimizer is Momentum
                ? Hyperparameter.Set(Hyperparameter.Set(optimizer, "LearningRate", 0.1), "MomentumFactor", 0.9)
                : Hyperparameter.Set(optimizer, "LearningRate", 0.95),
        },
    ];

    private static Finding WayOfMomentum(LawCase c)
    {
        Rational rate = Hyperparameter.Get(c.Optimizer, "LearningRate"), mu = Hyperparameter.Get(c.Optimizer, "MomentumFactor");
        var start = ClosedForms.Start(c);
        ImmutableArray<Rational>[] gradients =
            [.. c.Gradients.Select(g => ImmutableArray.CreateRange(start.Select((_, i) => (Rational)g[i])))];
        // Exact, so the way is compared at the last point only: a shorter run is the beginning of a longer one (A5).
        var end = RuleRun<Rational>.Open(c.Optimizer, start, gradients).End;
        for (var i = 0; i < start.Length; i++)
        {
            Rational way = 0, weight = 0, power = 1;
            for (var step = c.Steps - 1; step >= 0; step--)
            {
                weight += power;
                power *= mu;
                way -= rate * weight * gradients[step][i];
            }

            var covered = end[i] - start[i];
            if (covered != way)
                return Finding.Broken(
                    Invariant($"the way of [{i}] in {c.Steps} steps is {ClosedForms.Approximate(covered)} instead of {ClosedForms.Approximate(way)}"));
        }

        return Finding.Exact;
    }

    private static Finding Picture(IOptimizer optimizer)
    {
        Rational ten = 10;
        var path = RuleRun<Rational>.Closed(optimizer, [-7, 2], Steps, point => [point[0] / ten, 2 * point[1]]).Points;
        var hasMomentum = Hyperparameter.Of(optimizer).Any(hyperparameter => hyperparameter.Name == "MomentumFactor");
        Rational rate = Hyperparameter.Get(optimizer, "LearningRate");
        for (var k = 0; k <= Steps; k++)
        {
            var x = hasMomentum ? ClosedForms.HeavyBall(optimizer, 1 / ten, -7, k) : -7 * ClosedForms.Power(1 - rate / ten, k);
            var y = hasMomentum ? ClosedForms.HeavyBall(optimizer, 2, 2, k) : 2 * ClosedForms.Power(1 - 2 * rate, k);
            if (path[k][0] != x || path[k][1] != y)
                return Finding.Broken(
                    Invariant($"after step {k}: ({Show(path[k])}) instead of ({ClosedForms.Approximate(x)}, {ClosedForms.Approximate(y)})"));
        }

        // Half a unit of the sixth decimal, the last of the published ones.
        var half = new Rational(1, 2_000_000);
        return Finding.That(
            hasMomentum || (Rational.Abs(path[^1][0] + new Rational(350_393, 1_000_000)) < half
                && Rational.Abs(path[^1][1] - new Rational(84_782, 1_000_000)) < half),
            () => Invariant($"after step {Steps}: ({Show(path[^1])})"));
    }

    private static string Show(ImmutableArray<Rational> point) => string.Join(", ", point.Select(ClosedForms.Approximate));
}
