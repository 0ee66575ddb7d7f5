using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.HeatMaps;

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

/// <summary>One panel of heat maps.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Note">What came of it, in a line.</param>
/// <param name="Columns">The labels of the columns, from left to right.</param>
/// <param name="Rows">The labels of the rows, from the lowest up.</param>
/// <param name="Cells">The rows, each with a cell for each column.</param>
public sealed record HeatMap(
    string Title, string Note, ImmutableArray<string> Columns, ImmutableArray<string> Rows, ImmutableArray<ImmutableArray<HeatCell>> Cells)
{
    /// <summary>The rows, each with a cell for each column.</summary>
    public ImmutableArray<ImmutableArray<HeatCell>> Cells { get; } =
        !Cells.IsEmpty && Cells.Length == Rows.Length && Cells.All(row => row.Length == Columns.Length)
            ? Cells
            : throw new ArgumentException($"The cells of {Title} do not fill {Rows.Length} rows of {Columns.Length}.", nameof(Cells));
}

/// <summary>What a cell of a heat map shows.</summary>
/// <param name="Value">The value that makes the colour; what is not a number is drawn as missing, unless it diverged.</param>
/// <param name="Detail">The details of the cell, shown under the pointer.</param>
public readonly record struct HeatCell(double Value, string Detail)
{
    /// <summary>Of the runs in this cell, those that diverged, as "2/5"; empty where none did.</summary>
    public string Diverged { get; init; } = "";

    /// <summary>Whether the cell belongs to the outlined region.</summary>
    public bool IsOutlined { get; init; }
}
