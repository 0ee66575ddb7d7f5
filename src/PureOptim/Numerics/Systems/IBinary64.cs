namespace PureOptim.Numerics;

/// <summary>
/// The operations that an elementary function needs beyond <see cref="IReal{R}"/>: binary64 numbers whose bits can be reached. <see cref="Real64"/> and
/// <see cref="Lanes64"/> are two, so a function written once over this interface has the same bits in both: every member is exact or
/// correctly rounded.
/// </summary>
/// <typeparam name="R">The number system itself.</typeparam>
internal interface IBinary64<R> : IReal<R>
    where R : struct, IBinary64<R>
{
    /// <summary>The fused <c>left * right + addend</c>, rounded once.</summary>
    static abstract R MultiplyAdd(R left, R right, R addend);

    /// <summary>The bits that are set in both.</summary>
    static abstract R And(R value, ulong bits);

    /// <summary>The bits that are set in either.</summary>
    static abstract R Or(R value, ulong bits);

    /// <summary>The bits that differ.</summary>
    static abstract R Xor(R left, R right);

    /// <summary>The bits moved towards the sign; zeros come in, what leaves is lost.</summary>
    static abstract R ShiftLeft(R value, int count);

    /// <summary>The bits moved away from the sign; zeros come in, what leaves is lost.</summary>
    static abstract R ShiftRight(R value, int count);

    /// <summary><paramref name="then"/> where <paramref name="value"/> is NaN, else <paramref name="otherwise"/>.</summary>
    static abstract R IfNaN(R value, R then, R otherwise);

    /// <summary>Whether <paramref name="left"/> is less than <paramref name="right"/> in every lane; NaN is less than nothing.</summary>
    static abstract bool AllLess(R left, R right);
}
