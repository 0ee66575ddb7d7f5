namespace PureOptim.Numerics;

/// <summary>A tile of a result for a <see cref="DenseKernel{R, T}"/>: the addresses of its first elements, with distances in elements.</summary>
internal readonly unsafe struct DenseTile<T>
    where T : unmanaged
{
    /// <summary>The first row of the left operand.</summary>
    internal required T* Left { get; init; }

    /// <summary>From a row of the left operand to the next.</summary>
    internal required nint LeftRow { get; init; }

    /// <summary>From an element of a row of the left operand to the next.</summary>
    internal required nint LeftInner { get; init; }

    /// <summary>The first columns of the right operand, which are contiguous.</summary>
    internal required T* Right { get; init; }

    /// <summary>From a row of the right operand to the next.</summary>
    internal required nint RightRow { get; init; }

    /// <summary>The tile, whose rows are contiguous.</summary>
    internal required T* Result { get; init; }

    /// <summary>From a row of the tile to the next.</summary>
    internal required nint ResultRow { get; init; }

    /// <summary>The number of terms.</summary>
    internal required int Inner { get; init; }

    /// <summary>Whether the sums so far are in the result; else they begin at 0.</summary>
    internal bool Continues { get; init; }

    /// <summary>Whether the sums are complete after these terms, so that they are finished.</summary>
    internal required bool Ends { get; init; }

    /// <summary>The row of the whole result at which the tile begins, for the epilogue.</summary>
    internal required nint Row { get; init; }

    /// <summary>The column of the whole result at which the tile begins, for the epilogue.</summary>
    internal required nint Column { get; init; }
}
