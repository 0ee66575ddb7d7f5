using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The way back through the rectifier: 0 where its output was 0.</summary>
internal readonly unsafe struct ZeroWhereRectified<T>(T* outputs, nint outputsRow) : IProductEpilogue<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T> => V.ZeroUnlessPositive(V.Load(outputs + row * outputsRow + column), sum);
}
