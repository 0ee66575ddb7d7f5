using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Intervals;

/// <summary>Estimates with their intervals, in panels: a row for each thing compared.</summary>
public sealed record IntervalsData
{
    /// <summary>The name of the picture's file, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The content of the picture, with an explanation, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The quantity of the estimates and their intervals: <c>final loss: mean over 5 seeds, 95 % interval</c>.</summary>
    public required string Value { get; init; }

    /// <summary>The panels.</summary>
    public required ImmutableArray<IntervalPanel> Panels { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Panels.SelectMany(panel => panel.Rows.Select(row => $"{panel.Title}, {row.Label}: {row.Note}")));
}

/// <summary>One panel of estimates.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Axis">The axis of the values.</param>
/// <param name="Rows">The rows, from the top.</param>
public sealed record IntervalPanel(string Title, PlotAxis Axis, ImmutableArray<IntervalRow> Rows)
{
    /// <summary>The same with a place for zeros on a logarithmic axis, if there are any.</summary>
    internal IntervalPanel WithFloor() => this with { Axis = Axis.For(Rows.SelectMany(row => new[] { row.Value, row.Low, row.High })) };
}

/// <summary>An estimate with its interval.</summary>
/// <param name="Label">The compared setting.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Note">The numbers, or what else is to say.</param>
public sealed record IntervalRow(string Label, double Value, double Low, double High, string Note)
{
    /// <summary>Whether this is the row that the others are compared with: a line through it crosses them all.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether nothing tells it from the reference: it has the colour of that.</summary>
    internal bool IsAlike { get; init; }
}
