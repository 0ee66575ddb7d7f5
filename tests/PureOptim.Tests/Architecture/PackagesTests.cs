using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>Every project that is packed has the files and the words that its package shows.</summary>
public sealed class PackagesTests
{
    /// <summary>The projects that are packed: all of <c>src</c>, and of the experiments those that say so.</summary>
    public static TheoryData<string> Packed => [.. Sources.Projects("experiments").Select(name => Sources.ProjectFile("experiments", name))
        .Where(project => XDocument.Load(project).Descendants("IsPackable").Any(element => element.Value == "true"))
        .Concat(Sources.Projects("src").Append("PureOptim.Templates").Select(name => Sources.ProjectFile("src", name)))
        .Select(project => Path.GetRelativePath(Sources.Root, project))];

    [Theory, MemberData(nameof(Packed))]
    public void It_says_what_it_is(string project) =>
        Assert.NotEmpty(XDocument.Load(Path.Combine(Sources.Root, project)).Descendants("Description").Single().Value);

    [Theory, MemberData(nameof(Packed))]
    public void Its_README_needs_nothing_of_the_repository(string project)
    {
        var readme = File.ReadAllText(Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, "README.md"));
        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
        // A page of a package is shown alone: a link into the repository would lead nowhere; a picture has words in its place.
        Assert.DoesNotMatch(@"(?<!!)\[[^\]]*\]\(", readme);
    }
}
