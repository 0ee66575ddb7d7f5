namespace PureOptim.Numerics;

/// <summary>An operation on the elements of a product while they are still in registers.</summary>
internal interface IProductEpilogue<T>
    where T : unmanaged
{
    /// <summary>The values to store for the sums of <paramref name="row"/> from <paramref name="column"/> on.</summary>
    V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T>;
}
