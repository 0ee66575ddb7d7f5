using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Experiments.Figures;

/// <summary>Places on an axis at round numbers: multiples of 1, 2 or 5 times a power of ten.</summary>
public static class Ticks
{
    /// <summary>The multiples of one round number from <paramref name="low"/> to <paramref name="high"/>: as many as fit.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="most">How many ticks there may be, at least 2.</param>
    /// <exception cref="ArgumentException">The size of the range is not 1e-15 to 1e15, or <paramref name="most"/> is below 2.</exception>
    public static ImmutableArray<double> Between(double low, double high, int most)
    {
        // Outside these sizes the powers of ten below are no longer exact, and ticks would have 17 digits.
        if (!(high - low is >= 1e-15 and <= 1e15))
            throw new ArgumentException($"An axis from {low} to {high} has no ticks: its size must be 1e-15 to 1e15.");
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        for (var exponent = -17; ; exponent++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                // 1.1 / 0.1 is a rounding above 11: an end that is a tick but for a billionth of a step is one.
                var (first, last) = (double.Ceiling(low / At(1) - 1e-9), double.Floor(high / At(1) + 1e-9));
                if (last - first < most) return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => At(first + i))];

                // A negative power divides, so that 3 times 0.1 is 0.3 and not its neighbour.
                double At(double index) => exponent < 0 ? index * factor / PowerOfTen(-exponent) : index * factor * PowerOfTen(exponent);
            }
        }
    }

    /// <summary>What to write at a tick.</summary>
    public static string Label(double tick) => Numbers.Typographic((tick + 0.0).ToString(CultureInfo.InvariantCulture));

    private static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
