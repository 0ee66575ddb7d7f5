using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Adds the bias of each column to its sum, and makes what is not positive 0; NaN stays.</summary>
internal readonly unsafe struct AddBiasAndRectify<T>(T* bias) : IProductEpilogue<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T>
    {
        var shifted = V.Add(sum, V.Load(bias + column));
        return V.ZeroUnlessPositive(shifted, shifted);
    }
}
