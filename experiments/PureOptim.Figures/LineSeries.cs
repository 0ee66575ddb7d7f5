using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>One line.</summary>
/// <param name="Name">Whose line it is.</param>
/// <param name="Settings">What the reader needs to know about it, in a few words.</param>
/// <param name="Points">The points in order. Anything is allowed: a value that is not a number is a gap, one beyond the picture leaves it.</param>
public sealed record LineSeries(string Name, string Settings, ImmutableArray<PlotPoint> Points)
{
    /// <summary>What came of it, in a few words.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Where the line has a gap because there is no value within reach: points on the border that says so, marked apart from the line.</summary>
    public ImmutableArray<PlotPoint> Missed { get; init; } = [];

    /// <summary>Whether that is bad news.</summary>
    public bool IsAlarming { get; init; }
}
