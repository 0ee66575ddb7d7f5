namespace PureOptim.Numerics;

/// <summary>What is done with an element of a product while it is still in a register.</summary>
internal interface IProductEpilogue<T>
    where T : unmanaged
{
    /// <summary>What is stored for the sums of <paramref name="row"/> from <paramref name="column"/> on.</summary>
    V Finish<V>(V sum, nint row, nint column)
        where V : struct, IVectorWidth<V, T>;
}
