using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// The change of a case's numbers by rounding alone: the case is run again with numbers moved to a neighbour, up or down by a random key,
/// and the largest difference from the run as it is tells how much of a difference another program may have that computes the same in
/// another order.
/// </summary>
internal static class Sensitivity
{
    /// <summary>
    /// The number of moved runs. If another program's roundings move its numbers as one more such run would, its deviation is the largest of all
    /// with a chance of one in seventeen.
    /// </summary>
    internal const int Runs = 16;

    /// <summary>A program rounds each of several operations a step, where a moved run has one move: its error may be a few times as large.</summary>
    internal const double Margin = 4;

    /// <summary>The keys of the moved runs, the same for every case and every time.</summary>
    internal static ImmutableArray<RandomKey> Keys { get; } = RandomKey.FromSeed(0).Split(Runs);

    /// <summary>Parameters of which each number is replaced by its neighbour, above or below by the key. Zero is exact in every program, and stays.</summary>
    internal static Parameters<T> Moved<T>(Parameters<T> parameters, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var moved = parameters.Values.ToArray();
        for (var i = 0; i < moved.Length; i++)
        {
            if (moved[i] == T.Zero || !T.IsFinite(moved[i])) continue;
            moved[i] = (key.Bits32((ulong)i) & 1) == 0 ? T.BitIncrement(moved[i]) : T.BitDecrement(moved[i]);
        }

        return Parameters<T>.Of(parameters.Layout, moved);
    }

    /// <summary>The tolerance of a sequence of points: from runs in which every gradient and every point is moved.</summary>
    /// <param name="unit">The unit of distances.</param>
    /// <param name="single">Whether the numbers are float32.</param>
    /// <param name="run">Makes the points, moved by a key, or as they are without one.</param>
    internal static Tolerance OfPoints(DistanceUnit unit, bool single, Func<RandomKey?, ImmutableArray<Parameters<double>>> run)
    {
        var points = run(null);
        return Tolerance.Measured(unit, Keys.Max(key => Points.Worst(points, run(key), unit, single)?.Distance ?? 0), Runs, single);
    }
}
