using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>Heat maps side by side, all on one logarithmic scale of colours.</summary>
public sealed record HeatMapsData
{
    /// <summary>The name of the picture's file, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown, and what to see in it, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What the columns differ in.</summary>
    public required string Horizontal { get; init; }

    /// <summary>What the rows differ in.</summary>
    public required string Vertical { get; init; }

    /// <summary>What the colours mean, in a few words, from where to where: both above 0; what lies beyond an end has its colour.</summary>
    public required PlotAxis Colours { get; init; }

    /// <summary>What the outlined cells have in common; empty if none are.</summary>
    public string Outlined { get; init; } = "";

    /// <summary>The panels.</summary>
    public required ImmutableArray<HeatMap> Maps { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Maps.Select(map => $"{map.Title}: {map.Note}"));
}
