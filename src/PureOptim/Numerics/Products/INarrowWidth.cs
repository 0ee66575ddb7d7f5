namespace PureOptim.Numerics;

/// <summary>A register that is as wide as another or narrower, for the last columns of a panel.</summary>
internal interface INarrowWidth<W, V, T> : IVectorWidth<W, T>
    where W : struct, INarrowWidth<W, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>The first elements of the other.</summary>
    static abstract W FirstOf(V wide);
}
