namespace PureOptim.Numerics;

/// <summary>The last two columns of two rows of a result, for a <see cref="TenColumnKernel{V, P, T}"/>.</summary>
internal unsafe interface ITailPair<P, V, T>
    where P : struct, ITailPair<P, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>Zeros.</summary>
    static abstract P Zero { get; }

    /// <summary>Two elements of the right operand, for either row.</summary>
    static abstract P Load(T* source);

    /// <summary>Adds a term to sums, which are a part of a <see cref="TenColumnRows{V, P, T}"/>.</summary>
    /// <param name="first">The factor of the first row, in all places.</param>
    /// <param name="second">The factor of the second row, in all places.</param>
    /// <param name="right">The result of <see cref="Load"/>.</param>
    /// <param name="sums">The sums.</param>
    static abstract void AddProductToPart(V first, V second, P right, ref P sums);

    /// <summary>Stores two canonical elements of the first row, and behind them those of the second.</summary>
    static abstract void Store(P sums, T* target);

    /// <summary>Hands the two elements of a row to the epilogue, and stores what it makes of them.</summary>
    /// <param name="sums">The two elements.</param>
    /// <param name="row">Their row.</param>
    /// <param name="column">The column of the first.</param>
    /// <param name="epilogue">The operation on a sum.</param>
    /// <param name="target">Receives the first.</param>
    static abstract void Finish<TEpilogue>(T* sums, nint row, nint column, TEpilogue epilogue, T* target)
        where TEpilogue : struct, IProductEpilogue<T>;
}
