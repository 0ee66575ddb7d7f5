using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Article.Studies;

/// <summary>A table of a study, the same in the terminal, on the page and in the summary.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Headers">The names of the columns; the first column names the rows.</param>
/// <param name="Rows">The rows.</param>
internal sealed record StudyTable(string Caption, ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table on a page.</summary>
    internal XElement Html => Figures.HtmlTable.Of(Caption, Headers, Rows.Select(row => (IEnumerable<string>)row));
}
