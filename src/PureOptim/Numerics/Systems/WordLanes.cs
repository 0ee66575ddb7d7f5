using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>16 words of 32 bits side by side, for many blocks of one key at once.</summary>
internal readonly struct WordLanes(Vector512<uint> vector) : IWord<WordLanes>
{
    /// <summary>The number of words in a vector register.</summary>
    internal const int Count = 16;

    /// <summary>The words as a vector.</summary>
    internal Vector512<uint> Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => vector;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator WordLanes(uint value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordLanes operator +(WordLanes left, WordLanes right) => new(left.Vector + right.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordLanes operator ^(WordLanes left, WordLanes right) => new(left.Vector ^ right.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordLanes RotateLeft(WordLanes value, int count) => new((value.Vector << count) | (value.Vector >>> (32 - count)));
}
