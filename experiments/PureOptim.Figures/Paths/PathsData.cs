using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Paths;

/// <summary>Paths over the contour lines of a function of two variables.</summary>
public sealed record PathsData
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The content and an explanation, in sentences, for the page.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The function.</summary>
    public required Func<double, double, double> Function { get; init; }

    /// <summary>The function as a reader writes it: <c>x²/20 + y²</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The part of the plane to show.</summary>
    public required PlotWindow Window { get; init; }

    /// <summary>Whether a unit is as long across as upwards, so that angles are as they are.</summary>
    public bool HasEqualScale { get; init; }

    /// <summary>The panel of that width; without equal scale, of that height too.</summary>
    internal Panel Panel(double width, double height) =>
        new(Window, width, HasEqualScale ? width * (Window.Top - Window.Bottom) / (Window.Right - Window.Left) : height);

    /// <summary>The values with a contour line, ascending; nothing is drawn above the last.</summary>
    public required ImmutableArray<double> Levels { get; init; }

    /// <summary>The number of cells across and upwards in which contour lines are straight: fewer make a smaller file.</summary>
    public int ContourCells { get; init; } = 160;

    /// <summary>The minimum of the function; a point of NaN if it is not known.</summary>
    public required PlotPoint Optimum { get; init; }

    /// <summary>The paths, in the order of the panels.</summary>
    public required ImmutableArray<PathSeries> Paths { get; init; }

    /// <summary>The remark where not every point is drawn; empty where all are.</summary>
    internal string Thinned => Thinning.Note(Paths.Max(path => path.Points.Length), Paths.Length, "path");

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Paths.Select(path => $"{path.Name}: {PathOutcome.Of(this, path).Label}"));
}

/// <summary>One path through the plane: where it started, and where it was after each step.</summary>
/// <param name="Name">Whose path it is.</param>
/// <param name="Settings">The settings of the run, in a few words: <c>lr 0.1, decay 0.99</c>.</param>
/// <param name="Points">The start, and the point after each step. Anything is allowed, also what is not a number.</param>
public sealed record PathSeries(string Name, string Settings, ImmutableArray<PlotPoint> Points);
