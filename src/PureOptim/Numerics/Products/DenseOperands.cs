namespace PureOptim.Numerics;

/// <summary>The addresses of operands and result of a product, with strides in elements. The caller has checked them.</summary>
internal readonly unsafe struct DenseOperands<T>
    where T : unmanaged
{
    /// <summary>Operands whose rows of the right one are contiguous.</summary>
    public DenseOperands()
    {
    }

    /// <summary>The left operand; row and inner distance are free, so it may be stored transposed.</summary>
    internal required T* Left { get; init; }

    /// <summary>From a row of the left operand to the next.</summary>
    internal required nint LeftRow { get; init; }

    /// <summary>From an element of a row of the left operand to the next.</summary>
    internal required nint LeftInner { get; init; }

    /// <summary>The right operand; row and column distance are free, so it may be stored transposed.</summary>
    internal required T* Right { get; init; }

    /// <summary>From an element of a row of the right operand to the next.</summary>
    internal nint RightColumn { get; init; } = 1;

    /// <summary>From a row of the right operand to the next.</summary>
    internal required nint RightRow { get; init; }

    /// <summary>The right operand as blocks read it, if it is kept so; then it is read only here.</summary>
    internal PackedRight<T> RightPacked { get; init; }

    /// <summary>The result, whose rows are contiguous.</summary>
    internal required T* Result { get; init; }

    /// <summary>From a row of the result to the next.</summary>
    internal required nint ResultRow { get; init; }

    /// <summary>The rows of the left operand and of the result.</summary>
    internal required int Rows { get; init; }

    /// <summary>The terms of each sum.</summary>
    internal required int Inner { get; init; }

    /// <summary>The columns of the right operand and of the result.</summary>
    internal required int Columns { get; init; }
}
