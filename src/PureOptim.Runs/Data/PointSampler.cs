using System.Collections.Immutable;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Data;

/// <summary>
/// Draws points of the plane. Point i is of class i mod 2, and depends on the seed, on whether it is to train or to test on, and on i alone: with u and v uniform in [0, 1) and a sign s,
/// 1 for class 0 and -1 for class 1, it lies at
/// <code>
/// exclusiveOr   (a, s sgn(a) v)                                  a = 2u - 1
/// moons         s 2/3 (cos πu - 1/2, sin πu - 1/4)
/// spirals       s r (cos 2πr, sin 2πr)                           r = 0.1 + 0.9u
/// </code>
/// and normal numbers times the noise are added to both coordinates.
/// </summary>
internal static class PointSampler
{
    /// <summary>The points of a description.</summary>
    internal static LabelledData Of(PointsDataSource points)
    {
        var keys = RandomKey.FromSeed(points.Seed).Split();
        return new(points, Draw(points, keys[0]), Draw(points, keys[1]));
    }

    private static PointSet Draw(PointsDataSource points, RandomKey key)
    {
        var keys = key.Split();
        var coordinates = ImmutableArray.CreateBuilder<float>(checked(2 * (int)points.Count));
        for (var i = 0; i < points.Count; i++)
        {
            var at = 2 * (ulong)i;
            var (x, y) = Place(points.Pattern, i % 2 == 0 ? 1 : -1, keys[0].Uniform<double>(at), keys[0].Uniform<double>(at + 1));
            coordinates.Add((float)(x + points.Noise * keys[1].Normal<double>(at)));
            coordinates.Add((float)(y + points.Noise * keys[1].Normal<double>(at + 1)));
        }

        return new(coordinates.MoveToImmutable(), [.. Enumerable.Range(0, (int)points.Count).Select(i => i % 2)]);
    }

    private static (double X, double Y) Place(PointPattern pattern, double sign, double u, double v)
    {
        var (a, r) = (2 * u - 1, 0.1 + 0.9 * u);
        return pattern switch
        {
            PointPattern.ExclusiveOr => (a, sign * (a < 0 ? -v : v)),
            PointPattern.Moons => (sign * (Cos(double.Pi * u) - 0.5) * 2 / 3, sign * (Sin(double.Pi * u) - 0.25) * 2 / 3),
            PointPattern.Spirals => (sign * r * Cos(2 * double.Pi * r), sign * r * Sin(2 * double.Pi * r)),
            _ => throw new NotSupportedException(Invariant($"There are no points of the pattern {pattern}.")),
        };
    }

    private static double Cos(double angle) => Real64.Cos(new(angle)).Value;

    private static double Sin(double angle) => Real64.Sin(new(angle)).Value;
}
