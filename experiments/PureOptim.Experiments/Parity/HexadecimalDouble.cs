using System.Globalization;

namespace PureOptim.Experiments.Parity;

/// <summary>Reads float64 numbers as C99's <c>%a</c> and Python's <c>float.hex</c> write them, exactly.</summary>
internal static class HexadecimalDouble
{
    private const int BitsOfDigit = 4;
    private const long LargestExactInteger = 1L << 53;

    /// <summary>Reads <c>-0x1.8p+1</c>, <c>nan</c>, <c>inf</c> or <c>-inf</c>; nothing that has no exact float64.</summary>
    internal static bool TryParse(string text, out double number)
    {
        number = text switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => 0 };
        if (number != 0) return true;

        var negative = text.StartsWith('-');
        var body = text.AsSpan(negative ? 1 : 0);
        var power = body.IndexOf('p');
        if (!body.StartsWith("0x", StringComparison.Ordinal) || power < 0) return false;

        var digits = body[2..power];
        var point = digits.IndexOf('.');
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        var whole = point < 0 ? digits : digits[..point];
        if (whole.IsEmpty
            || !long.TryParse($"0{whole}{fraction}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mantissa)
            || mantissa is < 0 or > LargestExactInteger
            || !int.TryParse(body[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent is < -2000 or > 2000)
            return false;

        var magnitude = double.ScaleB(mantissa, exponent - BitsOfDigit * fraction.Length);
        number = negative ? -magnitude : magnitude;
        return double.IsFinite(number) && double.ScaleB(magnitude, BitsOfDigit * fraction.Length - exponent) == mantissa;
    }
}
