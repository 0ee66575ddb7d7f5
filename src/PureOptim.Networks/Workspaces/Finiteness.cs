using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Whether all of many numbers are finite.</summary>
internal static class Finiteness
{
    /// <summary>Whether there is neither infinity nor NaN.</summary>
    internal static bool Holds<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // x - x is 0 for finite x, and NaN otherwise; NaN stays in a sum.
        var vectors = MemoryMarshal.Cast<T, Vector512<T>>(values);
        // Four sums, because an addition takes longer than a load.
        var (first, second, third, fourth) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
        var i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            first += vectors[i] - vectors[i];
            second += vectors[i + 1] - vectors[i + 1];
            third += vectors[i + 2] - vectors[i + 2];
            fourth += vectors[i + 3] - vectors[i + 3];
        }

        for (; i < vectors.Length; i++) first += vectors[i] - vectors[i];
        var finite = Vector512.EqualsAll(first + second + (third + fourth), Vector512<T>.Zero);
        foreach (var value in values[(vectors.Length * Vector512<T>.Count)..]) finite &= T.IsFinite(value);
        return finite;
    }
}
