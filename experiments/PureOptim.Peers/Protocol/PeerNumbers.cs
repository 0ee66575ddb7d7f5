using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PureOptim.Peers.Protocol;

/// <summary>Numbers as lines have them: decimals, and texts for what JSON has no number for.</summary>
internal static class PeerNumbers
{
    /// <summary>A list of numbers, each by the shortest decimals that are read as it, or by its name.</summary>
    internal static string Text(Parameters<double> vector)
    {
        var text = new StringBuilder("[");
        foreach (var number in vector.Values) text.Append(text.Length > 1 ? "," : "").Append(Text(number));
        return text.Append(']').ToString();
    }

    private static string Text(double number) => double.IsFinite(number)
        // Readers that know whole numbers too would take -0 for 0.
        ? number == 0 && double.IsNegative(number) ? "-0.0" : number.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(number) ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    /// <summary>The numbers of a list, packed or not.</summary>
    /// <exception cref="PeerException">It is none, or has another length.</exception>
    internal static ImmutableArray<double> Read(JsonElement list, int length, string what)
    {
        ImmutableArray<double> numbers = list.ValueKind switch
        {
            JsonValueKind.Array => [.. list.EnumerateArray().Select(number => Read(number, what))],
            JsonValueKind.String => PackedNumbers.Read(list, what),
            _ => throw new PeerException($"its {what} is no list of numbers"),
        };
        return numbers.Length == length ? numbers : throw new PeerException(Invariant($"its {what} has {numbers.Length} numbers, not {length}"));
    }

    private static double Read(JsonElement number, string what) => number.ValueKind switch
    {
        JsonValueKind.Number => number.GetDouble(),
        JsonValueKind.String when Named(number.GetString()!) is { } named => named,
        _ => throw new PeerException($"its {what} has {number.GetRawText()}, which is no number"),
    };

    private static double? Named(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => Hexadecimal(text),
    };

    /// <summary>A number such as <c>-0x1.8p+1</c>, of at most 53 significant bits.</summary>
    private static double? Hexadecimal(string text)
    {
        var isNegative = text.StartsWith('-');
        var (digits, exponent) = text[(isNegative ? 1 : 0)..].ToLowerInvariant().Split('p') is [var significand, var power] ? (significand, power) : ("", "");
        if (!digits.StartsWith("0x", StringComparison.Ordinal) || !int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift)) return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : digits.Length - point - 1;
        if (!ulong.TryParse(digits[2..].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole)) return null;
        var value = double.ScaleB(whole, shift - 4 * fraction);
        return isNegative ? -value : value;
    }
}
