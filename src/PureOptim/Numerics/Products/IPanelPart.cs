namespace PureOptim.Numerics;

/// <summary>Some columns of a panel, in one register or several, whose factor waits in a register: for the kernels of <see cref="SparseLeftProduct"/>.</summary>
/// <typeparam name="R">The columns.</typeparam>
/// <typeparam name="V">The register of the factor.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal unsafe interface IPanelPart<R, V, T> : IVectorWidth<R, T>
    where R : struct, IPanelPart<R, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>Adds the product with a factor to sums, each with a single rounding. The right operand is loaded where it is multiplied, and takes no register.</summary>
    static abstract void AddProduct(V factor, T* right, ref R sums);
}
