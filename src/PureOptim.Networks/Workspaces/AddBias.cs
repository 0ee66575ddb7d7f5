using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Adds the bias of each column to its sum.</summary>
internal readonly unsafe struct AddBias<T>(T* bias) : IProductEpilogue<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T> => V.Add(sum, V.Load(bias + column));
}
