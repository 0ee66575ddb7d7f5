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
        var sum = Vector512<T>.Zero;
        foreach (var vector in vectors) sum += vector - vector;
        var finite = Vector512.EqualsAll(sum, Vector512<T>.Zero);
        foreach (var value in values[(vectors.Length * Vector512<T>.Count)..]) finite &= T.IsFinite(value);
        return finite;
    }
}
