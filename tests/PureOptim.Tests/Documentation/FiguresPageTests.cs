using System.Text.RegularExpressions;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Documentation;

/// <summary>The page of PureOptim.Figures shows code that is compiled and the pictures that it makes.</summary>
public sealed partial class FiguresPageTests
{
    private static readonly string _folder = Path.Combine(Sources.Root, "experiments", "PureOptim.Figures");

    private static readonly string _page = File.ReadAllText(Path.Combine(_folder, "README.md"));

    [Fact]
    public void Its_example_is_the_one_that_is_compiled_here()
    {
        var body = File.ReadAllLines(Path.Combine(Sources.Root, "tests", "PureOptim.Tests", "Documentation", "FiguresLines.cs"))
            .SkipWhile(line => line != "    {").Skip(1).TakeWhile(line => line != "    }").Select(line => line.Length == 0 ? line : line[8..]);
        var shown = string.Join('\n', body).Replace("return ChartFigure.Render(", "var svg = ChartFigure.Render(", StringComparison.Ordinal);
        Assert.Contains($"```csharp\nusing PureOptim.Figures.Charts;\nusing PureOptim.Figures.Drawing;\n\n{shown}\nFile.WriteAllText(\"lines.svg\", svg);\n```", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_example_makes_the_picture_beside_it() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Sources.Root, "experiments", "figures", "lines.svg")), FiguresLines.Run());

    [Fact]
    public void Every_picture_that_it_shows_is_there()
    {
        string[] pictures = [.. Picture().Matches(_page).Select(match => match.Groups[1].Value)];
        Assert.Equal(4, pictures.Length);
        Assert.All(pictures, picture => Assert.True(File.Exists(Path.Combine(_folder, picture)), picture));
    }

    [Fact]
    public void It_names_every_figure_there_is() => Assert.All(
        typeof(PureOptim.Figures.Pages.Report).Assembly.GetTypes().Where(type => type.Name.EndsWith("Figure", StringComparison.Ordinal)),
        figure => Assert.Contains($"| `{figure.Name}` |", _page, StringComparison.Ordinal));

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
