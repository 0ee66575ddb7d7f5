namespace PureOptim.Numerics;

/// <content>
/// The reduction of large angles in integers, after M. Payne and R. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM
/// Newsletter 18, 1983: of 2/π only those bits are multiplied that neither give whole turns nor vanish.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>64 zero bits and the first 1216 bits of 2/π behind the point.</summary>
    private static ReadOnlySpan<ulong> TwoOverPiBits =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
    ];

    /// <summary>r = High + Low and n modulo 4, for a finite angle from <see cref="LargeAngle"/> on.</summary>
    /// <remarks>
    /// The angle is m 2^e with an integer m below 2^53 and e from -22 to 971. The product of m and 192 bits of 2/π, from the first
    /// that does not give whole turns, is the angle in quarter turns modulo 4; what is cut off is below 2^-137 of a quarter turn, and
    /// no binary64 angle is nearer than 2^-62 to a whole quarter turn.
    /// </remarks>
    private static (double High, double Low, int Quadrant) ReduceLarge(double magnitude)
    {
        var bits = BitConverter.DoubleToUInt64Bits(magnitude);
        var significand = (bits & FractionBits) | (1UL << 52);
        var first = (int)(bits >> 52) - 1075 + 62;
        UInt128 product = (UInt128)significand * BitsOfTwoOverPi(first + 128);
        var lowest = (ulong)product;
        product = (UInt128)significand * BitsOfTwoOverPi(first + 64) + (product >> 64);
        product += (UInt128)(significand * BitsOfTwoOverPi(first)) << 64;

        // 2 bits of quadrant, then the fraction of a quarter turn, which is taken to the nearest quadrant.
        var quadrant = (int)(product >> 126);
        var fraction = (product << 2) | (lowest >> 62);
        var above = fraction >> 127 != 0;
        if (above) (quadrant, fraction) = (quadrant + 1, UInt128.Zero - fraction);

        var zeros = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= zeros;
        var unit = BitConverter.UInt64BitsToDouble((ulong)(1023 - 53 - zeros) << 52);
        var high = (ulong)(fraction >> 75) * unit;
        var low = ((ulong)(fraction >> 22) & (2 * FractionBits + 1)) * unit * (1.0 / (1UL << 53));

        var angle = high * HalfPiHigh;
        var angleLow = double.FusedMultiplyAdd(high, HalfPiHigh, -angle)
            + double.FusedMultiplyAdd(high, HalfPiMiddle, low * HalfPiHigh);
        return above ? (-angle, -angleLow, quadrant) : (angle, angleLow, quadrant);
    }

    /// <summary>64 bits of 2/π from the bit at <paramref name="start"/> of the table on.</summary>
    private static ulong BitsOfTwoOverPi(int start)
    {
        var (word, shift) = (start >> 6, start & 63);
        return shift == 0 ? TwoOverPiBits[word] : (TwoOverPiBits[word] << shift) | (TwoOverPiBits[word + 1] >> (64 - shift));
    }
}
