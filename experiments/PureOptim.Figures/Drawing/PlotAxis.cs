using System.Collections.Immutable;

namespace PureOptim.Figures.Drawing;

/// <summary>An axis with a name, from a lower to an upper end, linear or logarithmic.</summary>
/// <param name="Name">The measured quantity, with its unit.</param>
/// <param name="Low">The lower end; above 0 on a logarithmic axis.</param>
/// <param name="High">The upper end.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
public sealed record PlotAxis(string Name, double Low, double High, bool IsLogarithmic = false)
{
    // Far outside every picture, and yet a number to draw a line towards.
    private const double Beyond = 1e4;

    /// <summary>
    /// The place of zeros on a logarithmic axis that has one, and of all that is below its lower end: a marked floor; null on others.
    /// </summary>
    public double? Floor { get; private init; }

    /// <summary>The text of the tick at the floor: 0, or where not only zeros lie there, the number below which everything there is.</summary>
    public string FloorLabel { get; private init; } = "";

    /// <summary>The lower end in the units of a panel.</summary>
    internal double Start => Floor is null ? Of(Low) : Of(Low) - 1.5 * Depth;

    /// <summary>The upper end in the units of a panel.</summary>
    internal double End => Of(High);

    /// <summary>
    /// A value in the units of a panel: itself, or its decimal logarithm. Infinity lies far outside, so that a line towards it has a direction,
    /// and so does zero on an axis without a floor; what is less than zero or not a number has no place on a logarithmic axis.
    /// </summary>
    internal double Of(double value) => !IsLogarithmic ? value
        : value >= 0 && value < Low && Floor is not null ? double.Log10(Low) - Depth
        : double.Clamp(double.Log10(value), -Beyond, Beyond);

    /// <summary>The ticks, in the units of a panel.</summary>
    internal ImmutableArray<Tick> Marks(int most) => !IsLogarithmic ? Ticks.Labelled(Start, End, most)
        : Floor is null ? Ticks.Decades(Start, End, most)
        : [new(Of(0), FloorLabel), .. Ticks.Decades(Of(Low), End, most)];

    /// <summary>The axis with a place for zeros, if it needs one for the values.</summary>
    internal PlotAxis For(IEnumerable<double> values)
    {
        var below = IsLogarithmic && Low > 0 ? values.Where(value => value >= 0 && value < Low).ToHashSet() : [];
        return !below.Contains(0) ? this
            : this with { Floor = double.Exp10(double.Log10(Low) - Depth), FloorLabel = below.Count == 1 ? "0" : $"< {Ticks.Power(Low)}" };
    }

    /// <summary>The distance of the floor below the lower end.</summary>
    private double Depth => 0.06 * (double.Log10(High) - double.Log10(Low));
}
