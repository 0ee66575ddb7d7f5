using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>One word of 32 bits.</summary>
internal readonly record struct Word(uint Value) : IWord<Word>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Word(uint value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator +(Word left, Word right) => new(unchecked(left.Value + right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator ^(Word left, Word right) => new(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word RotateLeft(Word value, int count) => new(BitOperations.RotateLeft(value.Value, count));
}
