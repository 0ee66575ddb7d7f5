using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>
/// Group E: the path on the quadratic f = ½ λ x², whose gradient is taken where the parameters stand. The rules without roots run on exact
/// fractions, so nothing is rounded and nothing needs a bound.
/// </summary>
internal static class ClosedForms
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("E1", Real,
            "On a quadratic, gradient descent multiplies the parameter by the same number each step; where that is one half, not in one bit.",
            @"x_k = (1 - \eta\lambda)^k x_0",
            HoldsForType<Sgd>,
            c => Geometric(c).And(() => Halving(c))) { Magnitudes = Magnitudes.Fractions },
        new("E2", Real,
            "On a quadratic, momentum multiplies velocity and parameter by the same matrix each step.",
            @"\begin{pmatrix} v \\ x \end{pmatrix}_k = "
            + @"\begin{pmatrix} \mu & \lambda \\ -\eta\mu & 1 - \eta\lambda \end{pmatrix}^k \begin{pmatrix} 0 \\ x_0 \end{pmatrix}",
            HoldsForType<Momentum>,
            PowersOfMatrix) { Magnitudes = Magnitudes.Fractions },
    ];

    /// <summary>The run on f = ½ λ x² in exact fractions.</summary>
    internal static ImmutableArray<ImmutableArray<Rational>> Quadratic(
        IOptimizer optimizer, IEnumerable<Rational> start, int steps, Rational curvature) =>
        RuleRun<Rational>.Closed(optimizer, start, steps, x => [.. x.Select(value => curvature * value)]).Points;

    /// <summary>The parameter after k steps of momentum from rest, by the k-th power of the matrix.</summary>
    internal static Rational HeavyBall(IOptimizer optimizer, Rational curvature, Rational start, int k)
    {
        Rational rate = Hyperparameter.Get(optimizer, "LearningRate"), mu = Hyperparameter.Get(optimizer, "MomentumFactor");
        var power = MatrixPower((mu, curvature, -rate * mu, 1 - rate * curvature), k);
        return power.D * start;
    }

    /// <summary>The power with an exponent of at least 0.</summary>
    internal static Rational Power(Rational value, int exponent) => MatrixPower((value, 0, 0, 0), exponent).A;

    /// <summary>A case's starting point, its first few coordinates, as fractions.</summary>
    internal static ImmutableArray<Rational> Start(LawCase c) => [.. c.Start.Values.ToArray().Take(3).Select(value => (Rational)value)];

    /// <summary>A curvature of the case's own, from 2^-8 to 2^9.</summary>
    private static Rational Curvature(LawCase c) => double.ScaleB(1 + c.Mark(0) % 16 / 16.0, c.Exponent);

    private static Finding Geometric(LawCase c)
    {
        var (start, curvature) = (Start(c), Curvature(c));
        var factor = 1 - (Rational)Hyperparameter.Get(c.Optimizer, "LearningRate") * curvature;
        var points = Quadratic(c.Optimizer, start, c.Steps, curvature);
        for (var k = 0; k <= c.Steps; k++)
        {
            for (var i = 0; i < start.Length; i++)
            {
                var expected = Power(factor, k) * start[i];
                if (points[k][i] != expected)
                    return Finding.Broken(
                        Invariant($"with curvature {curvature}, [{i}] after step {k}: {Approximate(points[k][i])} instead of {Approximate(expected)}"));
            }
        }

        return Finding.Exact;
    }

    /// <summary>With λ = 1/(2η), both powers of two, each step in the case's precision halves the parameters exactly.</summary>
    private static Finding Halving(LawCase c)
    {
        var optimizer = AdaptiveEquivalences.PowerOfTwoRate(c.Optimizer);
        var curvature = 0.5 / Hyperparameter.Get(optimizer, "LearningRate");
        var at = c.Start;
        for (var k = 1; k <= c.Steps; k++)
        {
            at = c.Run(optimizer, at, [at.Map((value, _) => curvature * value)]).End;
            var finding = Compare.Bits(at, c.Start.Map((value, _) => double.ScaleB(value, -k)), Invariant($"after {k} steps, parameters"));
            if (finding.IsBroken) return finding;
        }

        return Finding.Exact;
    }

    private static Finding PowersOfMatrix(LawCase c)
    {
        var (start, curvature) = (Start(c), Curvature(c));
        var end = Quadratic(c.Optimizer, start, c.Steps, curvature)[^1];
        for (var i = 0; i < start.Length; i++)
        {
            var expected = HeavyBall(c.Optimizer, curvature, start[i], c.Steps);
            if (end[i] != expected)
                return Finding.Broken(
                    Invariant($"with curvature {curvature}, [{i}] after step {c.Steps}: {Approximate(end[i])} instead of {Approximate(expected)}"));
        }

        return Finding.Exact;
    }

    /// <summary>The fraction as a decimal of a few digits, for who reads a counterexample.</summary>
    internal static string Approximate(Rational value)
    {
        const long scale = 1_000_000_000;
        return Invariant($"{(double)(value.Numerator * scale / value.Denominator) / scale:R}");
    }

    private static (Rational A, Rational B, Rational C, Rational D) MatrixPower((Rational A, Rational B, Rational C, Rational D) matrix, int exponent)
    {
        (Rational A, Rational B, Rational C, Rational D) power = (1, 0, 0, 1);
        for (var square = matrix; exponent > 0; exponent >>= 1, square = Times(square, square))
            if ((exponent & 1) == 1) power = Times(power, square);
        return power;
    }

    private static (Rational A, Rational B, Rational C, Rational D) Times(
        (Rational A, Rational B, Rational C, Rational D) left, (Rational A, Rational B, Rational C, Rational D) right) =>
        (left.A * right.A + left.B * right.C, left.A * right.B + left.B * right.D,
         left.C * right.A + left.D * right.C, left.C * right.B + left.D * right.D);
}
