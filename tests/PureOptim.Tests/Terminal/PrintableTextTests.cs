using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Terminal;

/// <summary>A text of the user's reaches the terminal as text only.</summary>
public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("Adam, γ = 0.9; 测试 e\u0301 \U0001F600", "Adam, γ = 0.9; 测试 e\u0301 \U0001F600")]
    [InlineData("a\u200db\u200cc", "a\u200db\u200cc")] // Joiners: emoji and Persian are written with them.
    [InlineData("\u001b]0;x\u0007", @"\u001b]0;x\u0007")]
    [InlineData("\u001b[31mX", @"\u001b[31mX")]
    [InlineData("a\tb\rc\u007f", @"a\u0009b\u000dc\u007f")]
    [InlineData("\u009b31m", @"\u009b31m")] // C1: the same as ESC [ in one character.
    [InlineData("a\u202eb\u2066c\u200fd", @"a\u202eb\u2066c\u200fd")]
    [InlineData("a\u2028b\u2029c", @"a\u2028b\u2029c")]
    [InlineData("a\u200bb\ufeffc\u00add", @"a\u200bb\ufeffc\u00add")]
    [InlineData("\U000E0041", @"\udb40\udc41")] // A tag: prints nothing at all.
    public void What_does_not_print_is_escaped_as_in_json(string text, string escaped)
    {
        Assert.Equal(escaped, PrintableText.Of(text));
        Assert.Equal(escaped, PrintableText.Line(text));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_alone() =>
        Assert.Equal(@"a\ud800b\udc00" + "\U0001F600", PrintableText.Of("a\ud800b\udc00\U0001F600"));

    [Fact]
    public void Only_a_text_of_several_lines_keeps_its_ends_of_lines()
    {
        Assert.Equal("a\nb", PrintableText.Of("a\nb"));
        Assert.Equal(@"a\u000ab", PrintableText.Line("a\nb"));
    }

    [Fact]
    public void Whatever_a_file_calls_its_fields_no_escape_sequence_reaches_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("d.json", """{"\u001b]0;x\u0007": 1}""");
        var parity = folder.Write("p.json", """{"format": "pureoptim-trace/1", "framework": "\u001b[31mX", "cases": [{"id": "\u001b[31mX", "optimizer": "\u202e"}]}""");
        foreach (var run in new[] { ToolRun.InProcess("run", file), ToolRun.InProcess("sweep", file), ToolRun.InProcess("describe", file), ToolRun.InProcess("parity", parity) })
        {
            Assert.NotEmpty(run.Output + run.Error);
            Assert.All(run.Output + run.Error, character => Assert.True(character == '\n' || !char.IsControl(character)));
        }

        Assert.Contains(@"\u001b]0;x\u0007", ToolRun.InProcess("run", file).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_is_made_of_user_text_in_one_place_only() => Assert.Equal(
        ["Terminal/TerminalOutput.cs"],
        Sources.Of("experiments", "PureOptim.Experiments").Where(file => file.Text.Contains("Markup.Escape", StringComparison.Ordinal) || file.Text.Contains("EscapeMarkup", StringComparison.Ordinal)).Select(file => file.Path));
}
