namespace PureOptim.Numerics;

/// <summary>Integers of 32 bits with the three operations that Threefry is made of; sums wrap around.</summary>
/// <typeparam name="W">The word itself, or several side by side.</typeparam>
internal interface IWord<W>
    where W : struct, IWord<W>
{
    /// <summary>The number, in every lane.</summary>
    static abstract implicit operator W(uint value);

    /// <summary>The sum modulo 2^32.</summary>
    static abstract W operator +(W left, W right);

    /// <summary>The bits in which the two differ.</summary>
    static abstract W operator ^(W left, W right);

    /// <summary>The bits moved up by <paramref name="count"/> places, from 1 to 31; those that fall out at the top come in at the bottom.</summary>
    static abstract W RotateLeft(W value, int count);
}
