using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>The last columns of a panel of a result, for two of its rows at once.</summary>
internal unsafe interface IRowPair<P, W, T>
    where P : struct, IRowPair<P, W, T>
    where W : struct, IVectorWidth<W, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Zeros.</summary>
    static abstract P Zero { get; }

    /// <summary>The columns of the first row.</summary>
    W First { get; }

    /// <summary>The columns of the second row.</summary>
    W Second { get; }

    /// <summary>Elements of the right operand, for either row.</summary>
    static abstract P Load(T* source);

    /// <summary>The sums after one more term.</summary>
    /// <param name="first">The factor of the first row, in all places.</param>
    /// <param name="second">The factor of the second row, in all places.</param>
    /// <param name="right">The result of <see cref="Load"/>.</param>
    /// <param name="sums">The sums so far.</param>
    static abstract P MultiplyAdd(Width512<T> first, Width512<T> second, P right, P sums);
}
