using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>
/// Paths on the quadratic f = ½ λ x², whose gradient is taken where the parameters stand. The rules without roots run on exact fractions, so
/// nothing is rounded and nothing needs a bound.
/// </summary>
internal static class Quadratics
{
    /// <summary>The run on f = ½ λ x² in exact fractions.</summary>
    internal static ImmutableArray<ImmutableArray<Rational>> Run(IOptimizer optimizer, IEnumerable<Rational> start, int steps, Rational curvature) =>
        RuleRun<Rational>.Closed(optimizer, start, steps, x => [.. x.Select(value => curvature * value)]).Points;

    /// <summary>The parameter after k steps of momentum from rest, by the k-th power of the matrix.</summary>
    internal static Rational HeavyBall(Rational rate, Rational mu, Rational curvature, Rational start, int k) =>
        MatrixPower((mu, curvature, -rate * mu, 1 - rate * curvature), k).D * start;

    /// <summary>The power with an exponent of at least 0.</summary>
    internal static Rational Power(Rational value, int exponent) => MatrixPower((value, 0, 0, 0), exponent).A;

    /// <summary>A case's starting point, its first few coordinates, as fractions.</summary>
    internal static ImmutableArray<Rational> Start(LawCase c) => [.. c.Start.Values.ToArray().Take(3).Select(value => (Rational)value)];

    /// <summary>A case's gradients in the coordinates of <see cref="Start"/>, as fractions.</summary>
    internal static ImmutableArray<Rational>[] Gradients(LawCase c) =>
        [.. c.Gradients.Select(g => ImmutableArray.CreateRange(g.Values.ToArray().Take(3).Select(value => (Rational)value)))];

    /// <summary>A curvature of the case's own, from 2^-8 to 2^9.</summary>
    internal static Rational Curvature(LawCase c) => double.ScaleB(1 + c.Mark(0) % 16 / 16.0, c.Exponent);

    /// <summary>Whether a run on a quadratic is where its closed form says, given the curvature, the start of a coordinate and the step.</summary>
    internal static Finding Follows(LawCase c, Func<Rational, Rational, int, Rational> closedForm)
    {
        var (start, curvature) = (Start(c), Curvature(c));
        var points = Run(c.Optimizer, start, c.Steps, curvature);
        for (var k = 0; k <= c.Steps; k++)
        {
            for (var i = 0; i < start.Length; i++)
            {
                var expected = closedForm(curvature, start[i], k);
                if (points[k][i] != expected)
                    return Finding.Broken(
                        Invariant($"with curvature {curvature}, [{i}] after step {k}: {Approximate(points[k][i])} instead of {Approximate(expected)}"));
            }
        }

        return Finding.Exact;
    }

    /// <summary>The path over thirty steps on x²/20 + y² from (-7, 2) is where its closed form says.</summary>
    internal static Finding Picture(IOptimizer optimizer, Func<Rational, Rational, int, Rational> closedForm)
    {
        const int steps = 30;
        Rational ten = 10;
        var path = RuleRun<Rational>.Closed(optimizer, [-7, 2], steps, point => [point[0] / ten, 2 * point[1]]).Points;
        for (var k = 0; k <= steps; k++)
        {
            var (x, y) = (closedForm(1 / ten, -7, k), closedForm(2, 2, k));
            if (path[k][0] != x || path[k][1] != y)
                return Finding.Broken(
                    Invariant($"after step {k}: ({Show(path[k])}) instead of ({Approximate(x)}, {Approximate(y)})"));
        }

        return Finding.Exact;
    }

    /// <summary>The fraction as a decimal of a few digits, for readers of a counterexample.</summary>
    internal static string Approximate(Rational value)
    {
        const long scale = 1_000_000_000;
        return Invariant($"{(double)(value.Numerator * scale / value.Denominator) / scale:R}");
    }

    private static string Show(ImmutableArray<Rational> point) => string.Join(", ", point.Select(Approximate));

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
