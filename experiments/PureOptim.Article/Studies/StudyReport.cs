using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Pages;

namespace PureOptim.Article.Studies;

/// <summary>What a study has to say.</summary>
/// <param name="Title">The question, or what it is about.</param>
/// <param name="Lead">What was done, in sentences.</param>
internal sealed record StudyReport(string Title, string Lead)
{
    /// <summary>What was found, a sentence each, every number in it from the trials.</summary>
    internal required ImmutableArray<string> Findings { get; init; }

    /// <summary>The tables.</summary>
    internal required ImmutableArray<StudyTable> Tables { get; init; }

    /// <summary>The pictures.</summary>
    internal required ImmutableArray<Section> Pictures { get; init; }
}

/// <summary>A table of a study, the same in the terminal, on the page and in the summary.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Headers">The names of the columns; the first column names the rows.</param>
/// <param name="Rows">The rows.</param>
internal sealed record StudyTable(string Caption, ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table on a page.</summary>
    internal XElement Html => HtmlTable.Of(Caption, Headers, Rows.Select(row => (IEnumerable<string>)row));
}
