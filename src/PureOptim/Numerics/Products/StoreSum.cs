using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>Stores the sum as it is.</summary>
internal readonly struct StoreSum<T> : IProductEpilogue<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T> => sum;
}
