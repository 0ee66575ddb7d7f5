using PureOptim.Benchmarks;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Benchmarks;

public sealed class WidthTablesTests
{
    private const string Before = "# Benchmarks\n\n<!-- measured -->\n", After = "<!-- end -->\nmore\n";

    [Fact]
    public void The_first_table_takes_the_place_of_what_has_no_heading() =>
        Assert.Equal(Tables("### Vectors of 256 bits\n\nnew\n"), WidthTables.Replaced(Tables("Measured once.\n"), 256, "new\n"));

    [Fact]
    public void Only_the_table_of_its_width_is_replaced() => Assert.Equal(
        Tables("### Vectors of 512 bits\n\n| a |\n| b |\n\n### Vectors of 256 bits\n\nnew\n\n### Vectors of 128 bits\n\nslow\n"),
        WidthTables.Replaced(Tables("### Vectors of 512 bits\n\n| a |\n| b |\n\n### Vectors of 256 bits\n\nold\n\n### Vectors of 128 bits\n\nslow\n"), 256, "new\n"));

    [Fact]
    public void Whatever_comes_first_the_widest_stands_first()
    {
        var text = Tables("");
        foreach (var width in new[] { 128, 512, 256 }) text = WidthTables.Replaced(text, width, $"of {width}\n");
        Assert.Equal(Tables("### Vectors of 512 bits\n\nof 512\n\n### Vectors of 256 bits\n\nof 256\n\n### Vectors of 128 bits\n\nof 128\n"), text);
    }

    [Theory]
    [InlineData("no markers")]
    [InlineData("<!-- end -->\n<!-- measured -->\n")]
    [InlineData("<!-- measured -->\n")]
    public void A_text_without_markers_is_refused(string text) => Assert.Throws<InvalidDataException>(() => WidthTables.Replaced(text, 512, "new\n"));

    [Fact]
    public void The_readme_has_its_markers()
    {
        var readme = File.ReadAllText(Path.Combine(Sources.Root, "experiments", "PureOptim.Benchmarks", "README.md"));
        Assert.Contains("### Vectors of 512 bits\n\nnew\n", WidthTables.Replaced(readme, 512, "new\n"), StringComparison.Ordinal);
    }

    private static string Tables(string tables) => $"{Before}{tables}{After}";
}
