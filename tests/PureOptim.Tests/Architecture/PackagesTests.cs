using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>Every project that is packed has the files and the words that its package shows.</summary>
public sealed class PackagesTests
{
    /// <summary>The projects that are packed: all of <c>src</c>, and elsewhere those that say so.</summary>
    public static TheoryData<string> Packed => [.. new[] { "src", "experiments" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "PureOptim*.csproj", SearchOption.AllDirectories))
        .Where(project => IsPacked(project))
        .Select(project => Path.GetRelativePath(Sources.Root, project))
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Packed))]
    public void It_says_what_it_is(string project) =>
        Assert.NotEmpty(XDocument.Load(Path.Combine(Sources.Root, project)).Descendants("Description").Single().Value);

    [Theory, MemberData(nameof(Packed))]
    public void Its_README_needs_nothing_of_the_repository(string project)
    {
        var readme = File.ReadAllText(Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, "README.md"));
        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
        // A page of a package is shown alone: a link into the repository would lead nowhere.
        Assert.DoesNotContain("](", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_five_libraries_a_tool_and_a_template() => Assert.Equal(
    [
        "experiments/PureOptim.Experiments/PureOptim.Experiments.csproj",
        "experiments/PureOptim.Figures/PureOptim.Figures.csproj",
        "src/PureOptim.Laws/PureOptim.Laws.csproj",
        "src/PureOptim.Networks/PureOptim.Networks.csproj",
        "src/PureOptim.Runs/PureOptim.Runs.csproj",
        "src/PureOptim.Templates/PureOptim.Templates.csproj",
        "src/PureOptim/PureOptim.csproj",
    ], Packed.Select(row => row.Data));

    private static bool IsPacked(string project) =>
        project.StartsWith(Path.Combine(Sources.Root, "src"), StringComparison.Ordinal) || XDocument.Load(project).Descendants("IsPackable").Any(element => element.Value == "true");
}
