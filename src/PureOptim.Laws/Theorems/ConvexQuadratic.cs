using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>
/// f = ½ Σ d_i x_i² + ½ Σ w_i (x_i - x_{i-1})², where the coordinate before the first is 0: convex, with its minimum 0 at the origin, and in
/// exact fractions. Half of the cases have w = 0 and curvatures d up to the largest; in the others the coordinates pull at each other.
/// </summary>
/// <param name="Curvatures">d.</param>
/// <param name="Springs">w.</param>
internal sealed record ConvexQuadratic(ImmutableArray<Rational> Curvatures, ImmutableArray<Rational> Springs)
{
    /// <summary>No curvature is below this number.</summary>
    internal Rational Smallest => Curvatures.Aggregate(Rational.Min);

    /// <summary>A function of the case's own whose largest curvature is at most <paramref name="largest"/>.</summary>
    internal static ConvexQuadratic Of(LawCase c, int length, Rational largest)
    {
        Rational Sixteenths(int numerator) => largest * new Rational(numerator, 16);
        // A spring adds at most 2w(x² + y²)/2, and a coordinate has at most two: the springs add at most 4w to a curvature of half the largest.
        return c.Mark(0) % 2 == 0
            ? new([.. Enumerable.Range(0, length).Select(i => Sixteenths(1 + c.Mark(i) / 2 % 16))], [.. Enumerable.Repeat((Rational)0, length)])
            : new(
                [.. Enumerable.Repeat(Sixteenths(c.Mark(0) / 2 % 9), length)],
                [.. Enumerable.Range(0, length).Select(i => Sixteenths(c.Mark(i) / 4 % 17) / 8)]);
    }

    /// <summary>The value at a point.</summary>
    internal Rational Value(ImmutableArray<Rational> x) =>
        Gradient(x).Select((slope, i) => slope * x[i]).Aggregate((Rational)0, (sum, term) => sum + term) / 2;

    /// <summary>The gradient at a point.</summary>
    internal ImmutableArray<Rational> Gradient(ImmutableArray<Rational> x) =>
    [
        .. x.Select((value, i) => Curvatures[i] * value
            + Springs[i] * (value - (i > 0 ? x[i - 1] : 0))
            + (i + 1 < x.Length ? Springs[i + 1] * (value - x[i + 1]) : 0)),
    ];

    /// <summary>A run on a function whose largest curvature is one over the rate; after every step the first number must not be above the second.</summary>
    /// <param name="c">The case.</param>
    /// <param name="learningRate">The rate.</param>
    /// <param name="sides">Both numbers, of the function, the points, the rate and the number of the step.</param>
    internal static Finding Descent(
        LawCase c, Schedule learningRate, Func<ConvexQuadratic, ImmutableArray<ImmutableArray<Rational>>, Rational, int, (Rational Value, Rational Limit)> sides)
    {
        var start = Quadratics.Start(c);
        if (start.IsEmpty) return Finding.Vacuous;
        Rational rate = learningRate.At(0);
        var f = Of(c, start.Length, 1 / rate);
        var points = RuleRun<Rational>.Closed(c.Optimizer, start, c.Steps, f.Gradient).Points;
        for (var k = 1; k <= c.Steps; k++)
        {
            var (value, limit) = sides(f, points, rate, k);
            if (value > limit)
                return Finding.Broken(Invariant($"after step {k}: {Quadratics.Approximate(value)} is above {Quadratics.Approximate(limit)}, on {f}"));
        }

        return Finding.Exact;
    }

    /// <summary>The difference of two points.</summary>
    internal static ImmutableArray<Rational> Difference(ImmutableArray<Rational> left, ImmutableArray<Rational> right) => [.. left.Zip(right, (a, b) => a - b)];

    /// <summary>The inner product.</summary>
    internal static Rational Product(ImmutableArray<Rational> left, ImmutableArray<Rational> right) =>
        left.Zip(right, (a, b) => a * b).Aggregate((Rational)0, (sum, term) => sum + term);

    /// <summary>The squared length.</summary>
    internal static Rational Square(ImmutableArray<Rational> vector) => Product(vector, vector);

    /// <summary>Curvatures and springs in a few digits.</summary>
    public override string ToString() =>
        $"curvatures {string.Join(", ", Curvatures.Select(Quadratics.Approximate))} and springs {string.Join(", ", Springs.Select(Quadratics.Approximate))}";
}
