using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Article.Claims;

/// <summary>All that the report draws, each a function of a fixed key: it draws the same whenever it is made.</summary>
internal static class SamplePoints
{
    private static readonly RandomKey _starts = RandomKey.FromSeed(1);

    /// <summary>
    /// Starts on a function of the plane, as far from its minimum as the usual one, in directions drawn evenly: the usual one first.
    /// </summary>
    internal static ImmutableArray<ImmutableArray<double>> Starts(Objective objective, int count)
    {
        var (x, y) = objective.Minima is [var minimum, ..] ? (minimum.Point[0], minimum.Point[1]) : (0, 0);
        var (dx, dy) = (objective.Start[0] - x, objective.Start[1] - y);
        return
        [
            [.. objective.Start],
            .. Enumerable.Range(0, count - 1).Select(i => At(_starts.Uniform<double>((ulong)i))),
        ];

        ImmutableArray<double> At(double turn)
        {
            Real64 angle = 2 * double.Pi * turn;
            var (cosine, sine) = (Real64.Cos(angle).Value, Real64.Sin(angle).Value);
            return [x + cosine * dx - sine * dy, y + sine * dx + cosine * dy];
        }
    }
}
