using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The operands of a <see cref="ZeroSkippingProduct"/>, with distances in elements. Rows of the left operand are padded with zeros to whole
/// blocks, rows of right operand and result to <see cref="ZeroSkippingProduct.Padded{T}"/>. The caller has checked that they are there.
/// </summary>
internal readonly unsafe struct ByteOperands<T>
    where T : unmanaged
{
    /// <summary>So many terms are looked at together: the bits of a word, and few enough that their rows of the right operand stay in the first cache.</summary>
    internal const int BlockLength = 64;

    /// <summary>The left operand, as indices into <see cref="Values"/>.</summary>
    internal required byte* Left { get; init; }

    /// <summary>From a row of the left operand to the next.</summary>
    internal required nint LeftRow { get; init; }

    /// <summary>The number that each of the 256 bytes stands for; byte 0 stands for 0.</summary>
    internal required T* Values { get; init; }

    /// <summary>The right operand.</summary>
    internal required T* Right { get; init; }

    /// <summary>From a row of the right operand to the next.</summary>
    internal required nint RightRow { get; init; }

    /// <summary>Whether the right operand has neither infinity nor NaN, so that zero terms can be left out.</summary>
    internal required bool RightIsFinite { get; init; }

    /// <summary>The result.</summary>
    internal required T* Result { get; init; }

    /// <summary>From a row of the result to the next.</summary>
    internal required nint ResultRow { get; init; }

    /// <summary>Whether neighbouring rows of the left operand have their zeros at nearly the same places. It changes the speed, not the result.</summary>
    internal bool RowsAreAlike { get; init; }

    /// <summary>The rows of the left operand and of the result.</summary>
    internal required int Rows { get; init; }

    /// <summary>The terms of each sum.</summary>
    internal required int Inner { get; init; }

    /// <summary>The columns of the right operand and of the result, padding left out.</summary>
    internal required int Columns { get; init; }

    /// <summary>Which terms of a block take part, the lowest bit for the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Terms(byte* left, int block) => RightIsFinite
        ? ~Vector512.Equals(Vector512.Load(left), Vector512<byte>.Zero).ExtractMostSignificantBits()
        : ulong.MaxValue >> int.Max(0, BlockLength - (Inner - block));
}
