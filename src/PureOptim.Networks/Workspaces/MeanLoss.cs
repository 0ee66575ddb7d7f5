using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The mean over a batch.</summary>
internal static class MeanLoss
{
    /// <summary>The mean of <see cref="Reduction"/>, rounded to the element type.</summary>
    internal static T Of<T>(ReadOnlySpan<T> losses)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(
            typeof(T) == typeof(float)
                ? Reduction.Mean(MemoryMarshal.Cast<T, float>(losses))
                : Reduction.Mean(MemoryMarshal.Cast<T, double>(losses)));
}
