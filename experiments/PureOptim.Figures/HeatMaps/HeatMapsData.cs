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

    /// <summary>The content of the picture, with an explanation, in sentences.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The quantity along the columns.</summary>
    public required string Horizontal { get; init; }

    /// <summary>The quantity along the rows.</summary>
    public required string Vertical { get; init; }

    /// <summary>The meaning of the colours in a few words, with their range: both ends above 0; a number beyond an end has its colour.</summary>
    public required PlotAxis Colours { get; init; }

    /// <summary>The common property of the outlined cells; empty if there are none.</summary>
    public string Outlined { get; init; } = "";

    /// <summary>The panels.</summary>
    public required ImmutableArray<HeatMap> Maps { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Maps.Select(map => $"{map.Title}: {map.Note}"));
}

/// <summary>One panel of heat maps.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Note">The result, in a line.</param>
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

/// <summary>The result in a cell of a heat map.</summary>
/// <param name="Value">The value that makes the colour; what is not a number is drawn as missing, unless it diverged.</param>
/// <param name="Detail">The details of the cell, shown under the pointer.</param>
public readonly record struct HeatCell(double Value, string Detail)
{
    /// <summary>Of the runs in this cell, those that diverged, as "2/5"; empty where none did.</summary>
    public string Diverged { get; init; } = "";

    /// <summary>Whether the cell belongs to the outlined region.</summary>
    public bool IsOutlined { get; init; }
}
