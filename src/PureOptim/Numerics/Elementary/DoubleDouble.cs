using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// A positive number of about 106 bits and an exponent that does not overflow: (High + Low) 2^Exponent, where Low is at most half a unit
/// in the last place of High. Powers are computed with it.
/// </summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly record struct DoubleDouble<R>(R High, R Low, R Exponent)
    where R : struct, IReal<R>, IBinary64<R>
{
    /// <summary>The number 1.</summary>
    internal static DoubleDouble<R> One => new(1, 0, 0);

    /// <summary>
    /// The product, with a relative error below 5 * 2^-106 (M. Joldes, J.-M. Muller and V. Popescu, "Tight and rigorous error bounds for
    /// basic building blocks of double-word arithmetic", ACM TOMS 44, 2017, algorithm 11).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DoubleDouble<R> Times(DoubleDouble<R> other)
    {
        var product = High * other.High;
        var lost = R.MultiplyAdd(High, other.High, -product);
        lost += R.MultiplyAdd(High, other.Low, Low * other.High);
        var high = product + lost;
        return new(high, lost - (high - product), Exponent + other.Exponent);
    }

    /// <summary>The square, with High between √½ and √2 again if it was before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DoubleDouble<R> Squared()
    {
        const double SquareRootOfTwo = 1.4142135623730951, SquareRootOfHalf = 0.7071067811865476;
        var square = Times(this);
        var scale = R.IfLess(square.High, SquareRootOfHalf, 2, R.IfLess(SquareRootOfTwo, square.High, 0.5, 1));
        var carry = R.IfLess(square.High, SquareRootOfHalf, -1, R.IfLess(SquareRootOfTwo, square.High, 1, 0));
        return new(square.High * scale, square.Low * scale, square.Exponent + carry);
    }

    /// <summary>The reciprocal, with a relative error below 2^-103.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DoubleDouble<R> Reciprocal()
    {
        var quotient = 1 / High;
        var rest = quotient * R.MultiplyAdd(-quotient, Low, R.MultiplyAdd(-quotient, High, 1));
        var high = quotient + rest;
        return new(high, rest - (high - quotient), -Exponent);
    }
}
