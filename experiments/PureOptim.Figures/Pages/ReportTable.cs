using System.Collections.Immutable;

namespace PureOptim.Figures.Pages;

/// <summary>A table of a report, the same in the terminal, on a page, in Markdown and in JSON.</summary>
/// <param name="Caption">What it shows; empty where what stands before it says so.</param>
/// <param name="Headings">The names of the columns; the first column names the rows.</param>
/// <param name="Rows">The rows, each with as many cells as there are headings.</param>
public sealed record ReportTable(string Caption, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table of rows that are made one by one.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="headings">The names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static ReportTable Of(string caption, IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(caption, [.. headings], [.. rows.Select(row => row.ToImmutableArray())]);
    }
}
