using System.Collections.Immutable;

namespace PureOptim.Figures.Drawing;

/// <summary>
/// The vertical axis of a live picture for losses of any kind. It is logarithmic; zeros, which have no logarithm, lie on a marked floor below the
/// smallest positive value. If a loss is negative, the axis is linear. Losses that are not finite have no place.
/// </summary>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
/// <param name="Low">The lower end; of a logarithmic axis its decimal logarithm.</param>
/// <param name="High">The upper end, likewise.</param>
/// <param name="Floor">The value at which what is below <see cref="Least"/> is drawn; null where nothing is.</param>
/// <param name="Ticks">The ticks, at values, that of the floor among them.</param>
internal sealed record LossAxis(bool IsLogarithmic, double Low, double High, double? Floor, ImmutableArray<Tick> Ticks)
{
    /// <summary>Positive values below this lie on the floor too: far below them a double has no room for a floor.</summary>
    internal const double Least = 1e-250;

    // Above, doubles end: 10 to this power is one.
    private const double Highest = 308.2;

    /// <summary>The axis that shows all of the values that it can.</summary>
    /// <param name="values">The values.</param>
    /// <param name="above">The number of decades above them, where the axis is logarithmic.</param>
    internal static LossAxis Of(IEnumerable<double> values, double above = 0)
    {
        var (least, most, smallest, isBelow, isZero) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, false, true);
        foreach (var value in values.Where(double.IsFinite))
        {
            (least, most) = (double.Min(least, value), double.Max(most, value));
            if (value >= Least) smallest = double.Min(smallest, value);
            else (isBelow, isZero) = (true, isZero && value == 0);
        }

        return least < 0 ? Linear(least, most) : Logarithmic(smallest, most, above, isBelow, isZero);
    }

    private static LossAxis Linear(double least, double most)
    {
        // Wide enough and narrow enough for ticks: doubles tell them apart, and the length is a number.
        const double widest = 4e299, narrowest = 1e-290;
        var middle = double.Clamp(least / 2 + most / 2, -widest, widest);
        var half = double.Clamp(1.05 * double.Max(most / 2 - least / 2, 1e-9 * double.Max(double.Abs(least), double.Abs(most))), narrowest, widest);
        var (low, high) = (middle - half, middle + half);
        return new(false, low, high, null, Drawing.Ticks.Labelled(low, high, 8));
    }

    private static LossAxis Logarithmic(double smallest, double most, double above, bool isBelow, bool isZero)
    {
        // Without a positive value there is the one decade around 1.
        var (from, to) = smallest <= most ? (double.Log10(smallest), double.Log10(most)) : (0, 0);
        var room = double.Max((1 - (to - from)) / 2, double.Max(0.1, 0.02 * (to - from)));
        var (low, high) = (from - room, double.Min(to + room + above, Highest));
        var ticks = Drawing.Ticks.Decades(low, high, 9).Select(tick => tick with { At = double.Exp10(tick.At) });
        if (!isBelow) return new(true, low, high, null, [.. ticks]);

        var floor = low - double.Max(0.2, 0.06 * (high - low));
        var value = double.Exp10(floor);
        return new(true, floor - room / 2, high, value, [new(value, isZero ? "0" : "< 10⁻²⁵⁰"), .. ticks]);
    }
}
