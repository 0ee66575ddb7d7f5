namespace PureOptim.Numerics;

/// <summary>
/// The addresses of operands and result of a <see cref="Product"/>, with strides in elements, and what is known of them. The left operand is numbers, or bytes that stand for numbers. The caller
/// has checked them.
/// </summary>
/// <remarks>
/// Where the left operand is bytes or <see cref="LeftIsRectified"/>, rows of the right one, and of the result or of <see cref="PaddedResult"/>, are padded to <see cref="Product.Padded{T}"/>.
/// </remarks>
internal readonly unsafe struct ProductOperands<T>
    where T : unmanaged
{
    /// <summary>Operands whose rows are contiguous.</summary>
    public ProductOperands()
    {
    }

    /// <summary>The left operand as numbers; row and inner distance are free, so it may be stored transposed.</summary>
    internal T* Left { get; init; }

    /// <summary>The left operand as bytes, which are places of <see cref="LeftValues"/>, stored either way too; or nothing. Where its rows are contiguous, they are padded with zeros to whole blocks.</summary>
    internal byte* LeftBytes { get; init; }

    /// <summary>The number that each of the 256 bytes stands for; byte 0 stands for 0.</summary>
    internal T* LeftValues { get; init; }

    /// <summary>
    /// The bytes of each row of the left operand that are not zero: a bit for each, the lowest of a word first, and a word for each block. Without it they are looked for.
    /// </summary>
    internal ulong* LeftTerms { get; init; }

    /// <summary>From the words of a row of the left operand to those of the next.</summary>
    internal int LeftTermsRow { get; init; }

    /// <summary>From a row of the left operand to the next.</summary>
    internal nint LeftRow { get; init; }

    /// <summary>From an element of a row of the left operand to the next.</summary>
    internal nint LeftInner { get; init; } = 1;

    /// <summary>
    /// Whether the numbers on the left are what a rectifier let through, or gradients behind one, so that about half of them are zero. Then rows that are contiguous are padded with anything to
    /// <see cref="Product.Padded{T}"/>, and a whole block of elements may be read from each block's place on.
    /// </summary>
    internal bool LeftIsRectified { get; init; }

    /// <summary>The right operand; row and column distance are free, so it may be stored transposed.</summary>
    internal required T* Right { get; init; }

    /// <summary>From an element of a row of the right operand to the next.</summary>
    internal nint RightColumn { get; init; } = 1;

    /// <summary>From a row of the right operand to the next.</summary>
    internal required nint RightRow { get; init; }

    /// <summary>The right operand as blocks read it, if it is kept so; then it is read only here.</summary>
    internal PackedRight<T> RightPacked { get; init; }

    /// <summary>Whether the right operand is known to have neither infinity nor NaN, so that terms with a zero on the left can be left out.</summary>
    internal bool RightIsFinite { get; init; }

    /// <summary>The result, whose rows are contiguous.</summary>
    internal required T* Result { get; init; }

    /// <summary>From a row of the result to the next.</summary>
    internal required nint ResultRow { get; init; }

    /// <summary>Memory for the result with padded rows, for where its own have no padding; it is overwritten. Nothing where they have.</summary>
    internal T* PaddedResult { get; init; }

    /// <summary>The rows of the left operand and of the result.</summary>
    internal required int Rows { get; init; }

    /// <summary>The terms of each sum.</summary>
    internal required int Inner { get; init; }

    /// <summary>The columns of the right operand and of the result, padding left out.</summary>
    internal required int Columns { get; init; }
}
