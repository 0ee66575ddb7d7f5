using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>Estimates with their intervals, in panels: a row for each thing compared.</summary>
public sealed record IntervalsData
{
    /// <summary>The name of the picture's file, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown, and what to see in it, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What the estimates estimate, and what the intervals hold: <c>final loss: mean over 5 seeds, 95 % interval</c>.</summary>
    public required string Value { get; init; }

    /// <summary>The panels.</summary>
    public required ImmutableArray<IntervalPanel> Panels { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Panels.SelectMany(panel => panel.Rows.Select(row => $"{panel.Title}, {row.Label}: {row.Note}")));
}
