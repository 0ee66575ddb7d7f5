using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>A folder is a namespace and a layer; a file uses only the layers above its own.</summary>
public sealed partial class LayersTests
{
    /// <summary>The layers of the library, each using only those before it.</summary>
    private static readonly string[] _layers =
        ["Numerics", "Parameters", "Core", "Optimizers", "Schedules", "Transforms", "Objectives", "Training", "Dialects"];

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Path.Combine(Sources.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    [Fact]
    public void Every_folder_is_a_layer() =>
        AssertNone(Files().Where(file => Folder(file.Path) is not null and var folder && !_layers.Contains(folder)).Select(file => $"{file.Path}: its folder is no layer"));

    [Fact]
    public void A_file_uses_only_the_layers_above_its_own()
    {
        var files = Files().ToArray();
        Assert.True(files.Length > 20, "The sources were not found.");
        AssertNone(files.SelectMany(file => Uses(file.Path, file.Text)));
    }

    [Fact]
    public void The_check_of_the_layers_finds_what_it_forbids()
    {
        Assert.Single(Uses("Numerics/Sum.cs", "using PureOptim.Core;\nnamespace PureOptim.Numerics;\n"));
        Assert.Single(Uses("Core/Sweep.cs", "namespace PureOptim.Core;\nclass Sweep { PureOptim.Training.Fold _fold; }\n"));
        Assert.Single(Uses("Core/Sweep.cs", "namespace PureOptim.Core;\nclass Sweep { Training.Fold _fold; }\n"));
        Assert.Empty(Uses("Core/Sweep.cs", "using PureOptim.Numerics;\nnamespace PureOptim.Core; // not PureOptim.Training\n"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_folder_is_a_namespace(string project) => AssertNone(
        Sources.Of(project)
            .Where(file => file.Path is not "AssemblyInfo.cs" && Namespace().IsMatch(file.Text))
            .Select(file => (file.Path, Actual: Namespace().Match(file.Text).Groups[1].Value, Expected: Expected(project, file.Path)))
            .Where(file => file.Actual != file.Expected)
            .Select(file => $"{file.Path}: namespace {file.Actual}, expected {file.Expected}"));

    [Theory, MemberData(nameof(Projects))]
    public void A_file_is_named_after_its_type(string project) => AssertNone(
        Sources.Of(project)
            .Where(file => file.Path is not "AssemblyInfo.cs")
            .Select(file => (file.Path, First: TopLevelType().Match(Sources.Code(file.Text)).Groups[1].Value, Name: Path.GetFileName(file.Path).Split('.')[0]))
            .Where(file => file.First != file.Name)
            .Select(file => $"{file.Path}: its first type is {file.First}"));

    [Fact]
    public void The_library_has_no_package_references()
    {
        var project = XDocument.Load(Path.Combine(Sources.Root, "src", "PureOptim", "PureOptim.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));

        // What every project of src gets is an analyzer that no user of the library sees.
        var shared = XDocument.Load(Path.Combine(Sources.Root, "src", "Directory.Build.props"));
        Assert.All(shared.Descendants("PackageReference"), reference => Assert.Equal("all", reference.Attribute("PrivateAssets")?.Value));
    }

    private static IEnumerable<(string Path, string Text)> Files() => Sources.Of("PureOptim");

    private static string? Folder(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : null;

    private static string Expected(string project, string path) => string.Join('.', [project, .. path.Split('/')[..^1]]);

    /// <summary>What a file uses and may not. A file at the top of the project may use every layer.</summary>
    private static IEnumerable<string> Uses(string path, string text)
    {
        if (Folder(path) is not { } folder) return [];
        var below = _layers[(Array.IndexOf(_layers, folder) + 1)..].ToHashSet();
        return LayerName().Matches(Sources.Code(text)).Select(match => match.Groups["layer"].Value).Where(below.Contains).Distinct()
            .Select(layer => $"{path}: uses {layer}, which is below {folder}");
    }

    private static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }

    // A namespace by its full name, or by its last part where a type of it follows.
    [GeneratedRegex(@"(?<![\w.])(?:PureOptim\.(?<layer>Numerics|Parameters|Core|Optimizers|Schedules|Transforms|Objectives|Training|Dialects)\b|(?<layer>Numerics|Parameters|Core|Optimizers|Schedules|Transforms|Objectives|Training|Dialects)\.[A-Z])")]
    private static partial Regex LayerName();

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:class|interface|enum|delegate\s+\S+|record\s+struct|record|struct)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
