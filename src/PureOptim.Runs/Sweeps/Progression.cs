using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>Numbers in a row, from one to another.</summary>
internal abstract record Progression
{
    /// <summary>The total number.</summary>
    internal abstract long Length { get; }

    /// <summary>One of them, as JSON.</summary>
    /// <param name="index">From 0 up to <see cref="Length"/>.</param>
    internal abstract JsonNode At(long index);
}

/// <summary>Whole numbers at equal distances.</summary>
/// <param name="From">The first.</param>
/// <param name="To">None is above this one.</param>
/// <param name="By">From one to the next.</param>
internal sealed record IntegerProgression(long From, long To, long By = 1) : Progression
{
    /// <summary>The first.</summary>
    public long From { get; } = Require.Between(0, 1L << 53, From);

    /// <summary>None is above this one.</summary>
    public long To { get; } = To >= From
        ? Require.Between(0, 1L << 53, To)
        : throw new ArgumentOutOfRangeException(nameof(To), Invariant($"To must be at least From, which is {From}, or the grid is empty."));

    /// <summary>From one to the next.</summary>
    public long By { get; } = Require.Between(1, 1L << 53, By);

    internal override long Length => (To - From) / By + 1;

    internal override JsonNode At(long index) => JsonValue.Create(From + index * By);
}

/// <summary>
/// Numbers at equal distances, as a person would write them: computed in decimal, so that 0.1 to 1 in ten has 0.3 in it. A number of more than
/// fifteen digits, as a third, is rounded at the sixth digit of the distance: 0 to 1 in four has 0.333333. The ends are exact.
/// </summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Count">The number of values, the ends among them.</param>
internal sealed record LinearProgression(double From, double To, long Count) : Progression
{
    /// <summary>The number of decimal digits that a double always distinguishes.</summary>
    private const int DigitsOfDouble = 15;

    /// <summary>The number of digits of the distance between neighbours to which a rounded number is exact.</summary>
    private const int DigitsOfDistance = 6;

    /// <summary>The number of values, including both ends.</summary>
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

/// <summary>
/// Numbers at equal ratios. The ends are exact, what is between them is rounded to six digits, so that 0.001 to 1 in four has 0.01 in it and
/// a third of a decade reads 0.0215443. If neighbours are closer than a thousandth, there are as many more digits as keep three of their difference.
/// </summary>
/// <param name="From">The first, above 0.</param>
/// <param name="To">The last, above 0.</param>
/// <param name="Count">The number of values, the ends among them.</param>
internal sealed record LogarithmicProgression(double From, double To, long Count) : Progression
{
    /// <summary>The first, above 0.</summary>
    public double From { get; } = Positive(From, nameof(From));

    /// <summary>The last, above 0.</summary>
    public double To { get; } = Positive(To, nameof(To));

    /// <summary>The number of values, including both ends.</summary>
    public long Count { get; } = Require.Between(2, 1_000_000, Count);

    internal override long Length => Count;

    internal override JsonNode At(long index) => ValueWriter.Number(index == 0 ? From : index == Count - 1 ? To : Between(index));

    private double Between(long index)
    {
        var (first, last) = (Real64.Log(From).Value, Real64.Log(To).Value);
        var value = Real64.Exp(first + (last - first) * index / (Count - 1)).Value;
        var decimals = 5;
        for (var gap = double.Abs(last - first) / (Count - 1); gap is > 0 and < 1e-3 && decimals < 16; gap *= 10) decimals++;
        return double.Parse(value.ToString(Invariant($"E{decimals}"), NumberFormatInfo.InvariantInfo), NumberFormatInfo.InvariantInfo);
    }

    private static double Positive(double value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be above 0.");
}

/// <summary>A decimal number of any length, <c>Digits · 10^-Places</c>: the meaning of a written 0.1, which no double is.</summary>
/// <param name="Digits">The number without its point.</param>
/// <param name="Places">The number of digits behind the point, at least 0.</param>
internal readonly record struct ExactDecimal(BigInteger Digits, int Places)
{
    /// <summary>The fewest digits that read back as <paramref name="value"/>, which must be finite.</summary>
    internal static ExactDecimal Of(double value)
    {
        var text = NumberText.Shortest(value);
        var (mantissa, exponent) = text.IndexOf('e', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo))
            : (text, 0);
        var places = (mantissa.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? mantissa.Length - point - 1 : 0) - exponent;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo);
        return places < 0 ? new(digits * BigInteger.Pow(10, -places), 0) : new(digits, places);
    }

    /// <summary>The digits with a number of places after the point, at least as many as there are.</summary>
    internal BigInteger WithPlaces(int places) => Digits * BigInteger.Pow(10, places - Places);

    /// <summary>The double nearest to it.</summary>
    internal double Nearest => double.Parse($"{Digits.ToString(NumberFormatInfo.InvariantInfo)}e-{Places.ToString(NumberFormatInfo.InvariantInfo)}", NumberFormatInfo.InvariantInfo);
}
