using System.Collections.Immutable;

namespace PureOptim.Experiments.Figures;

/// <summary>An axis with a name, from a lower to an upper end, linear or logarithmic.</summary>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Low">The lower end; above 0 on a logarithmic axis.</param>
/// <param name="High">The upper end.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
public sealed record PlotAxis(string Name, double Low, double High, bool IsLogarithmic = false)
{
    // Far outside every picture, and yet a number to draw a line towards.
    private const double Beyond = 1e4;

    /// <summary>The lower end in the units of a panel.</summary>
    internal double Start => Of(Low);

    /// <summary>The upper end in the units of a panel.</summary>
    internal double End => Of(High);

    /// <summary>
    /// A value in the units of a panel: itself, or its decimal logarithm. Zero and infinity lie far outside, so that a line towards them
    /// has a direction; what is less than zero or not a number has no place on a logarithmic axis.
    /// </summary>
    internal double Of(double value) => IsLogarithmic ? double.Clamp(double.Log10(value), -Beyond, Beyond) : value;

    /// <summary>The ticks, in the units of a panel.</summary>
    internal ImmutableArray<Tick> Marks(int most) => IsLogarithmic ? Ticks.Decades(Start, End, most) : Ticks.Labelled(Start, End, most);
}
