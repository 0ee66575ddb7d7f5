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
    /// <exception cref="ArgumentException">
    /// The size of the range is not 1e-300 to 1e300, or so small beside its ends that doubles cannot tell the ticks apart, or
    /// <paramref name="most"/> is below 2.
    /// </exception>
    public static ImmutableArray<double> Between(double low, double high, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (!(high - low is >= 1e-300 and <= 1e300) || double.Max(double.Abs(low), double.Abs(high)) > 1e13 * (high - low))
            throw new ArgumentException($"The axis {low} to {high} has no ticks: its length must be 1e-300 to 1e300 and 1e-13 of its ends.");

        // The logarithm of the C library will do: the search begins one power below.
        for (var exponent = (int)double.Floor(double.Log10((high - low) / most)) - 1; ; exponent++)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                // 1.1 / 0.1 is a rounding above 11: an end that is a tick but for a billionth of a step is one.
                var first = (long)double.Ceiling(low / At(1) - 1e-9);
                var last = (long)double.Floor(high / At(1) + 1e-9);
                if (last - first < most) return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => At(first + i))];

                // From its decimal: 3 times 0.1 is 0.3 and not its neighbour.
                double At(long index) => double.Parse(
                    string.Create(CultureInfo.InvariantCulture, $"{index * factor}e{exponent}"), CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>What to write at a tick.</summary>
    public static string Label(double tick) => Numbers.Typographic(
        (tick + 0.0).ToString(double.Abs(tick) is 0 or >= 1e-4 and < 1e6 ? "R" : "0.###############e0", CultureInfo.InvariantCulture));
}
