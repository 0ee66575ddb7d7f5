using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>Lines through points of the plane, on axes that may be logarithmic.</summary>
public sealed record LinesData
{
    /// <summary>The name of the picture's file, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown, and what to see in it, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    public required PlotAxis Horizontal { get; init; }

    /// <summary>The vertical axis.</summary>
    public required PlotAxis Vertical { get; init; }

    /// <summary>A value that is a border, drawn as a line across, with what it says.</summary>
    public (double Value, string Label)? Limit { get; init; }

    /// <summary>How many points from one marker to the next.</summary>
    public int MarkerEvery { get; init => field = int.Max(1, value); } = 1;

    /// <summary>The lines, in the order of the legend.</summary>
    public required ImmutableArray<LineSeries> Lines { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Lines.Select(line => line.Outcome.Length > 0 ? $"{line.Name}: {line.Outcome}" : line.Name));

    /// <summary>The same with a place for zeros on logarithmic axes, where there are any.</summary>
    internal LinesData WithFloor() => this with
    {
        Horizontal = Horizontal.For(Lines.SelectMany(line => line.Points.Select(point => point.X))),
        Vertical = Vertical.For(Lines.SelectMany(line => line.Points.Select(point => point.Y))),
    };
}

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
