using System.Text.RegularExpressions;
using PureOptim.Experiments.Laws;

namespace PureOptim.Tests.Laws;

public sealed partial class LawsMarkdownTests
{
    private static readonly string[] _lines = LawsMarkdown.Of(new([Samples.Matrix])).Split('\n');

    [Fact]
    public void The_table_has_a_row_for_each_law_and_a_column_for_each_optimizer()
    {
        string[] table = [.. _lines.Where(line => line.StartsWith('|'))];
        Assert.Equal(Samples.Matrix.Rows.Length + 2, table.Length);
        Assert.All(table, line => Assert.Equal(Samples.Matrix.Subjects.Length + 4, Bar().Count(line)));
        Assert.StartsWith("| law | SGD | Momentum | Momentum, learning rate placement outside velocity | ", table[0], StringComparison.Ordinal);
        Assert.StartsWith("| [B12](#b12) | · | · | · | · | · | ✓ | ✓ | · | ✓ |", table[4], StringComparison.Ordinal);
        Assert.Contains(@"Norms \|x\| < 1", table[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_law_has_a_section_and_every_refutation_its_counterexample()
    {
        Assert.Equal(Samples.Matrix.Rows.Select(row => $"### {row.Law.Id}"), _lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)));
        Assert.Equal(2 * Samples.Matrix.Cells.Count(cell => cell.Verdict.IsBroken), _lines.Count(line => line.StartsWith("```", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_topic_has_its_table() => Assert.Equal(
        ["## Laws of optimizers", "## Laws of schedules", "## Laws of arithmetic"],
        LawsMarkdown.Of(Samples.Report).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
