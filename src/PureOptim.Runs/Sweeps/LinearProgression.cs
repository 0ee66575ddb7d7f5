using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// Numbers at equal distances, as a person would write them: computed in decimal, so that 0.1 to 1 in ten has 0.3 in it. A number of more than
/// fifteen digits, as a third, is rounded at the sixth digit of the distance: 0 to 1 in four has 0.333333. The ends are exact.
/// </summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Count">How many, the ends among them.</param>
internal sealed record LinearProgression(double From, double To, long Count) : Progression
{
    /// <summary>Every decimal number of so many digits is told apart from its neighbours by a double.</summary>
    private const int DigitsOfDouble = 15;

    /// <summary>How many digits of the distance from one to the next a rounded number is exact to.</summary>
    private const int DigitsOfDistance = 6;

    /// <summary>How many, the ends among them.</summary>
    public long Count { get; } = Require.Between(2, 1_000_000, Count);

    internal override long Length => Count;

    internal override JsonNode At(long index) => ValueWriter.Number(index == 0 ? From : index == Count - 1 ? To : Between(index));

    private double Between(long index)
    {
        // The number is sum / (gaps · 10^places).
        var (from, to, gaps) = (ExactDecimal.Of(From), ExactDecimal.Of(To), Count - 1);
        var places = int.Max(from.Places, to.Places);
        var (first, last) = (from.WithPlaces(places), to.WithPlaces(places));
        var sum = first * (gaps - index) + last * index;

        // Six digits of n gaps stand behind the point after one place for each digit that the distance of the ends lacks of n · 10^5.
        var more = 0;
        for (var distance = BigInteger.Abs(last - first); distance < gaps * BigInteger.Pow(10, DigitsOfDistance - 1) && !distance.IsZero; distance *= 10) more++;
        for (var exact = 0; exact <= DigitsOfDouble; exact++)
        {
            var (digits, rest) = BigInteger.DivRem(sum * BigInteger.Pow(10, exact), gaps);
            if (rest.IsZero && BigInteger.Abs(digits) < BigInteger.Pow(10, DigitsOfDouble)) return new ExactDecimal(digits, places + exact).Nearest;
        }

        // Of whole numbers of more than fifteen digits, the last are rounded away instead.
        var whole = (BigInteger.Abs(last - first) / gaps).ToString(NumberFormatInfo.InvariantInfo).Length;
        var less = BigInteger.Pow(10, whole > places + DigitsOfDouble ? whole - DigitsOfDistance : 0);
        return new ExactDecimal(Rounded(sum * BigInteger.Pow(10, more), gaps * less) * less, places + more).Nearest;
    }

    /// <summary>A quotient of whole numbers, rounded to the nearest; halves away from 0.</summary>
    private static BigInteger Rounded(BigInteger dividend, BigInteger divisor) => (2 * dividend + dividend.Sign * divisor) / (2 * divisor);
}
