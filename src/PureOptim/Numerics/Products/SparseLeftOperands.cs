namespace PureOptim.Numerics;

/// <summary>
/// The operands of a <see cref="SparseLeftProduct"/>, with distances in elements. Rows of right operand and result are padded to
/// <see cref="Product.Padded{T}"/>, those of the left operand as their type says. The caller has checked that they are there.
/// </summary>
internal readonly unsafe struct SparseLeftOperands<TRow, T>
    where TRow : struct, ISparseRow<TRow, T>
    where T : unmanaged
{
    /// <summary>The left operand.</summary>
    internal required TRow Left { get; init; }

    /// <summary>From a row of the left operand to the next.</summary>
    internal required nint LeftRow { get; init; }

    /// <summary>
    /// The terms of each row that are not zero: a bit for each, the lowest of a word first, and a word for each block. Without it they are looked for.
    /// </summary>
    internal ulong* Terms { get; init; }

    /// <summary>From the words of a row to those of the next.</summary>
    internal int TermsRow { get; init; }

    /// <summary>The right operand.</summary>
    internal required T* Right { get; init; }

    /// <summary>From a row of the right operand to the next.</summary>
    internal required nint RightRow { get; init; }

    /// <summary>Whether the right operand has neither infinity nor NaN, so that zero terms can be left out.</summary>
    internal required bool RightIsFinite { get; init; }

    /// <summary>The result.</summary>
    internal required T* Result { get; init; }

    /// <summary>From a row of the result to the next; without padding where <see cref="SparseLeftProduct.WritesNoPadding{T}"/>.</summary>
    internal required nint ResultRow { get; init; }

    /// <summary>The rows of the left operand and of the result.</summary>
    internal required int Rows { get; init; }

    /// <summary>The terms of each sum.</summary>
    internal required int Inner { get; init; }

    /// <summary>The columns of the right operand and of the result, padding left out.</summary>
    internal required int Columns { get; init; }

    /// <summary>Finds which terms of each row take part, as a bit mask of several words a row.</summary>
    internal void FillTerms(ulong* terms)
    {
        if (Inner == 0) new Span<ulong>(terms, Rows).Clear();
        for (nint row = 0; row < Rows; row++)
        {
            var left = Left.Down(row * LeftRow);
            for (var block = 0; block < Inner; block += SparseLeftProduct.BlockLength, left = left.Skip(SparseLeftProduct.BlockLength))
            {
                var count = int.Min(SparseLeftProduct.BlockLength, Inner - block);
                *terms++ = RightIsFinite ? left.NonZero(count) : ulong.MaxValue >> (SparseLeftProduct.BlockLength - count);
            }
        }
    }
}
