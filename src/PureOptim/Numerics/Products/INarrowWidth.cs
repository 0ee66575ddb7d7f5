using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>A register that is as wide as another or narrower, for the last columns of a panel.</summary>
internal unsafe interface INarrowWidth<W, V, T> : IPanelPart<W, V, T>
    where W : struct, INarrowWidth<W, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>The first elements of the other.</summary>
    static abstract W FirstOf(V wide);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IPanelPart<W, V, T>.AddProduct(V factor, T* right, ref W sums) => sums = W.MultiplyAdd(W.FirstOf(factor), W.Load(right), sums);
}
