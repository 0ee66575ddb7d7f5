using System.Text;

namespace PureOptim.Tests.Architecture;

#pragma warning disable CA1305 // On purpose: what CultureTests must see.
/// <summary>Ways to write a number as the user's culture does, or to read one.</summary>
public static class Offenders
{
    internal static string Interpolated(double value) => $"{value}";

    internal static string InterpolatedWithAFormat(int value) => $"{value:D3}";

    internal static string InterpolatedWithNull(double value) => string.Create(null, $"{value}");

    internal static string Nullable(long? value) => $"{value}";

    internal static string Generic<T>(T value) => $"{value}";

    internal static string Joined(int[] values) => string.Join(", ", values);

    internal static string Concatenated(double value) => "x = " + value;

    internal static string Plain(float value) => value.ToString();

    internal static string Boxed(double value) => string.Concat("x", (object)value);

    internal static string FormattedWithNull(double value) => value.ToString("R", null);

    internal static StringBuilder Appended(StringBuilder text, double value) => text.Append(value);

    internal static StringBuilder AppendedInterpolated(StringBuilder text, double value) => text.Append($"{value}");

    internal static double Parsed(string text) => double.Parse(text);

    internal static void Refused(int value) => ArgumentOutOfRangeException.ThrowIfNegative(value);

    internal static Exception RefusedWithItsValue(double value) => new ArgumentOutOfRangeException(nameof(value), value, "too large");

    /// <summary>A record whose text is the compiler's.</summary>
    public sealed record Point(double X);
}
