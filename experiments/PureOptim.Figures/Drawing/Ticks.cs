using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Figures.Drawing;

/// <summary>Places on an axis at round numbers: multiples of 1, 2 or 5 times a power of ten.</summary>
public static class Ticks
{
    private static readonly int[] _everies = [1, 2, 3, 5];

    /// <summary>The multiples of one round number from <paramref name="low"/> to <paramref name="high"/>: as many as fit.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="most">The largest number of ticks, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// The size of the range is not 1e-300 to 2e300, or so small beside its ends that doubles cannot tell the ticks apart, or
    /// <paramref name="most"/> is below 2.
    /// </exception>
    public static ImmutableArray<double> Between(double low, double high, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (!(high - low is >= 1e-300 and <= 2e300) || double.Max(double.Abs(low), double.Abs(high)) > 1e13 * (high - low))
            throw new ArgumentException($"The axis {low} to {high} has no ticks: its length must be 1e-300 to 2e300 and 1e-13 of its ends.");

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

    /// <summary>Those of <see cref="Between"/> with what to write at them.</summary>
    public static ImmutableArray<Tick> Labelled(double low, double high, int most) =>
        [.. Between(low, high, most).Select(tick => new Tick(tick, Label(tick)))];

    /// <summary>
    /// Places on a logarithmic axis: whole decades, each or every second, third, fifth, tenth and so on, so that there are at most
    /// <paramref name="most"/>; over less than two decades also their doubles and fives.
    /// </summary>
    /// <param name="low">The decimal logarithm of the lower end.</param>
    /// <param name="high">That of the upper end.</param>
    /// <param name="most">The largest number of ticks, at least 2.</param>
    public static ImmutableArray<Tick> Decades(double low, double high, int most)
    {
        if (!(high > low) || high - low > 1e6) throw new ArgumentException($"The axis from 10^{low} to 10^{high} has no ticks.", nameof(high));
        ReadOnlySpan<int> factors = high - low < 2 ? [1, 2, 5] : [1];
        for (var (every, i) = (1, 0); ; every = _everies[++i % 4] * (int)double.Exp10(i / 4))
        {
            var ticks = ImmutableArray.CreateBuilder<Tick>();
            for (var decade = (int)double.Floor(low / every) * every; decade <= high; decade += every)
            {
                foreach (var factor in factors)
                {
                    var at = decade + double.Log10(factor);
                    if (at >= low - 1e-9 && at <= high + 1e-9) ticks.Add(new(at, Power(factor, decade)));
                }
            }

            if (ticks.Count <= most || factors.Length > 1) return ticks.ToImmutable();
        }
    }

    /// <summary>A number at a logarithmic axis: as its tick says it where it is a power of ten, otherwise as any tick.</summary>
    internal static string Power(double number) =>
        double.Round(double.Log10(number)) is var decade && double.Abs(double.Log10(number) - decade) < 1e-9 ? Power(1, (int)decade) : Label(number);

    /// <summary>A digit times a power of ten, as people write it: 0.05, 200, 10⁻⁹.</summary>
    private static string Power(int factor, int decade) => decade is >= -4 and <= 4
        ? Label(double.Parse(string.Create(CultureInfo.InvariantCulture, $"{factor}e{decade}"), CultureInfo.InvariantCulture))
        : (factor == 1 ? "10" : $"{factor}·10") + string.Concat(
            decade.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    /// <summary>The text at a tick.</summary>
    public static string Label(double tick) => Numbers.Typographic(
        (tick + 0.0).ToString(double.Abs(tick) is 0 or >= 1e-4 and < 1e6 ? "R" : "0.###############e0", CultureInfo.InvariantCulture));
}

/// <summary>A place on an axis, in the units of its panel, and what to write there.</summary>
public readonly record struct Tick(double At, string Label);
