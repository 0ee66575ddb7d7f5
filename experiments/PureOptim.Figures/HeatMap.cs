using System.Collections.Immutable;

namespace PureOptim.Figures;

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
