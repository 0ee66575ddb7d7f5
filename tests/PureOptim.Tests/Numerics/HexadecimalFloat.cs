using System.Globalization;

namespace PureOptim.Tests.Numerics;

/// <summary>Reads C99 hexadecimal doubles, as in <c>-0x1.c128e0p-2</c>.</summary>
internal static class HexadecimalFloat
{
    internal static double Parse(string text)
    {
        var negative = text.StartsWith('-');
        var (mantissa, exponent) = text.TrimStart('-')["0x".Length..].Split('p') is [var before, var after] ? (before, after) : throw new FormatException(text);
        var (whole, fraction) = mantissa.Split('.') is [var left, var right] ? (left, right) : (mantissa, "");
        var digits = ulong.Parse(whole + fraction, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var value = double.ScaleB(digits, int.Parse(exponent, CultureInfo.InvariantCulture) - (4 * fraction.Length));
        return negative ? -value : value;
    }
}
