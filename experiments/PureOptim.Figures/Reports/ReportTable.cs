using System.Collections.Immutable;

namespace PureOptim.Figures.Reports;

/// <summary>A table of a report.</summary>
/// <param name="Caption">The title; empty where the text before it names it.</param>
/// <param name="Headings">The names of the columns, of which the first names the rows; none where there are none.</param>
/// <param name="Rows">The rows, each with as many cells as there are headings.</param>
internal sealed record ReportTable(string Caption, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<ReportText>> Rows) : ReportBlock
{
    /// <summary>The columns whose cells stand on the right, as numbers do.</summary>
    internal ImmutableHashSet<int> RightAligned { get; init; } = [];

    /// <summary>The columns whose cells stand in the middle, as signs do.</summary>
    internal ImmutableHashSet<int> Centred { get; init; } = [];

    /// <summary>The table of rows of words without marks.</summary>
    /// <typeparam name="TRow">The cells of a row.</typeparam>
    /// <param name="caption">The title.</param>
    /// <param name="headings">The names of the columns.</param>
    /// <param name="rows">The rows.</param>
    internal static ReportTable Of<TRow>(string caption, IEnumerable<string> headings, IEnumerable<TRow> rows)
        where TRow : IEnumerable<string> => new(caption, [.. headings], [.. rows.Select(row => row.Select(cell => (ReportText)cell).ToImmutableArray())]);
}
