using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Charts;

/// <summary>Lines through points of the plane, on axes that may be logarithmic.</summary>
public sealed record ChartData
{
    /// <summary>The name of the picture's file, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The content of the picture, with an explanation, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>An explanation of the picture, in sentences.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    public required PlotAxis Horizontal { get; init; }

    /// <summary>The vertical axis.</summary>
    public required PlotAxis Vertical { get; init; }

    /// <summary>A value that is a border, drawn as a line across, with what it says.</summary>
    public (double Value, string Label)? Limit { get; init; }

    /// <summary>The number of points from one marker to the next.</summary>
    public int MarkerEvery { get; init => field = int.Max(1, value); } = 1;

    /// <summary>The index of the first point with a marker.</summary>
    public int FirstMarker { get; init => field = int.Max(0, value); }

    /// <summary>The series, in the order of the legend.</summary>
    public required ImmutableArray<ChartSeries> Series { get; init; }

    /// <summary>Whether the chart is the one picture of a page, and larger than one of several.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Whether a reader of the page may choose a logarithmic vertical axis that shows every series, where no value is negative.</summary>
    internal bool OffersLogarithm { get; init; }

    /// <summary>Whether the points are smoothed values, and a reader of the page may choose those before it.</summary>
    internal bool IsSmoothed { get; init; }

    /// <summary>The table below the picture on a page; null for the outcomes of the series, where they have any.</summary>
    internal ReportTable? Table { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Series.Select(series => series.Outcome.Length > 0 ? $"{series.Name}: {series.Outcome}" : series.Name));

    /// <summary>The remark where not every point is drawn; empty where all are.</summary>
    internal string Thinned => Thinning.Note(Series.Select(series => series.Length).DefaultIfEmpty().Max(), Series.Length, "curve");

    /// <summary>Whether there is a logarithmic axis to choose: no value that it would show is negative.</summary>
    internal bool HasLogarithm => OffersLogarithm && LossesRaw.IsLogarithmic;

    /// <summary>The axis that shows every point of the series that <see cref="Kept"/> names.</summary>
    internal LossAxis LossesDrawn => LossAxis.Of(Kept.SelectMany(series => series.Points).Select(point => point.Y));

    /// <summary>The same for the points before they were smoothed.</summary>
    internal LossAxis LossesRaw => LossAxis.Of(Kept.SelectMany(series => series.Raw).Select(point => point.Y));

    /// <summary>The series that fill the picture on a logarithmic axis: those that ended well, or all where none did.</summary>
    private IEnumerable<ChartSeries> Kept => Series.Where(series => !series.IsAlarming || Series.All(each => each.IsAlarming));

    /// <summary>The same with a place for zeros on logarithmic axes, where there are any.</summary>
    internal ChartData WithFloor() => this with
    {
        Horizontal = Horizontal.For(Series.SelectMany(series => series.Points.Select(point => point.X))),
        Vertical = Vertical.For(Series.SelectMany(series => series.Points.Select(point => point.Y))),
    };

    /// <summary>The points that are drawn as a line: all, or those that <see cref="Thinning"/> leaves of many.</summary>
    internal IEnumerable<PlotPoint> Drawn(ImmutableArray<PlotPoint> points)
    {
        var lost = points.TakeWhile(point => double.IsFinite(point.Y)).Count();
        return Thinning.Indices(points.Length, Thinning.Share(Series.Length), [lost - 1, lost, points.Length - 1], i => points[i].Y).Select(i => points[i]);
    }

    /// <summary>The points that have a marker.</summary>
    internal IEnumerable<PlotPoint> Marked(ImmutableArray<PlotPoint> points)
    {
        for (long i = FirstMarker; i < points.Length; i += MarkerEvery) yield return points[(int)i];
    }
}

/// <summary>One line of a chart.</summary>
/// <param name="Name">Whose line it is.</param>
/// <param name="Settings">The settings, in a few words.</param>
/// <param name="Points">The points in order. Anything is allowed: a value that is not a number is a gap, one beyond the picture leaves it.</param>
public sealed record ChartSeries(string Name, string Settings, ImmutableArray<PlotPoint> Points)
{
    /// <summary>The outcome, in a few words.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>A remark, in a few words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether the outcome is bad news.</summary>
    public bool IsAlarming { get; init; }

    /// <summary>The gaps of the line where no value is within reach: points on the border that says so, marked apart from the line.</summary>
    public ImmutableArray<PlotPoint> Missed { get; init; } = [];

    /// <summary>Whether a cross marks the end of the line; null where its course decides: one that leaves for good at the top, or becomes NaN, has one.</summary>
    internal bool? IsCrossed { get; init; }

    /// <summary>The points before they were smoothed, to the end; none where nothing else is known than <see cref="Points"/>.</summary>
    internal ImmutableArray<PlotPoint> Raw { get; init; } = [];

    /// <summary>The number of points.</summary>
    internal int Length => int.Max(Points.Length, Raw.Length);
}
