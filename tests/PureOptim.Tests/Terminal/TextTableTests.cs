using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Tests.Terminal;

/// <summary>Tables are readable at every width.</summary>
public sealed class TextTableTests
{
    private static readonly TextTable _table = new(
        ["optimizer", "as it is turned, start and all", "verdict"],
        [["SGD", "0.089", "flat, and rounding cannot change it"], ["测试 e\u0301", "7.96e14", ""], ["RMSProp", "not a number", "depends on the angle"]]);

    [Fact]
    public void Where_there_is_room_a_row_is_a_line_and_two_blanks_part_the_columns()
    {
        Assert.Equal(
        [
            "optimizer  as it is turned, start and all  verdict",
            "SGD        0.089                           flat, and rounding cannot change it",
            "测试 e\u0301     7.96e14", // Two characters of two cells, a blank, and a letter with its accent: six of nine cells.
            "RMSProp    not a number                    depends on the angle",
        ], _table.Lines(80));
    }

    [Fact]
    public void Where_there_is_less_room_cells_are_wrapped_between_words()
    {
        Assert.Equal(
        [
            "optimizer  as it is turned,  verdict",
            "           start and all",
            "SGD        0.089             flat, and rounding",
            "                             cannot change it",
            "测试 e\u0301     7.96e14",
            "RMSProp    not a number      depends on the",
            "                             angle",
        ], _table.Lines(47));
    }

    [Fact]
    public void Where_words_do_not_fit_beside_each_other_a_row_is_a_list() => Assert.Equal(
        ["optimizer: SGD", "as it is turned,", "  start and all:", "  0.089", "verdict: flat,", "  and rounding", "  cannot change it", ""],
        _table.Lines(18).Take(8));

    public static TheoryData<int, bool> Widths
    {
        get
        {
            var data = new TheoryData<int, bool>();
            foreach (var width in new[] { 1, 20, 40, 80, 200 })
            {
                data.Add(width, true);
                data.Add(width, false);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void At_every_width_no_line_is_wider_than_it_may_be_except_for_single_words(int width, bool isTerminal)
    {
        string[] odd = [new('\u6d4b', 40), "e\u0301\u0302\u0303 e\u0301", "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\U0001F468\u200d\U0001F469\u200d\U0001F467 family", "[red]markup[/]", "a\u202eb", ""];
        var table = new TextTable(["name", "value of it"], [.. odd.Select(ImmutableArray<string> (text) => [text, "0.5 to 1"])]) { RightAligned = [1] };
        using var output = new StringWriter();
        table.Print(new ToolContext(output, TextWriter.Null, isTerminal, false, CancellationToken.None) { Columns = width });
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.True(CellText.Width(line.TrimEnd()) <= width || line.Trim().Split(' ').Length <= 1, line));
        Assert.Contains("markup", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(@"\u202e", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', output.ToString());
        if (!isTerminal) Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData("RMSProp", 7, "RMSProp")]
    [InlineData("RMSProp", 6, "RMSPr…")]
    [InlineData("测试测试", 6, "测试…")] // Six cells: two characters of two, and the ellipsis.
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("a b c", 3, "a…")]
    public void A_text_that_is_cut_ends_in_an_ellipsis(string text, int width, string cut) => Assert.Equal(cut, CellText.Cut(text, width));
}
