using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>Adds another number for each place, so that a sum that is finished as that of another place shows.</summary>
internal readonly unsafe struct AddMatrix<T>(T* matrix, int matrixRow) : IProductEpilogue<T>
    where T : unmanaged
{
    public V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T> => V.Add(sum, V.Load(matrix + row * matrixRow + column));
}
