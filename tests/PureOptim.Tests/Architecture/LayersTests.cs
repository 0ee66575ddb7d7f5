using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>
/// A folder is a layer; a file uses only the layers above its own. A folder is a namespace too, but what a user of the library names is in one namespace.
/// </summary>
public sealed partial class LayersTests
{
    /// <summary>The layers of the library, each using only those before it.</summary>
    private static readonly string[] _layers = ["Numerics", "Parameters", "Core", "Kinds", "Optimizers", "Transforms", "Schedules", "Dialects", "Objectives", "Training"];

    /// <summary>The layers with a namespace of their own, and their files that are in the namespace of the library all the same.</summary>
    private static readonly Dictionary<string, string[]> _namespaces = new(StringComparer.Ordinal)
    {
        ["Numerics"] = ["RandomKey"],
        ["Core"] = ["Evaluation", "IOptimizer", "Iterate", "Needs", "OptimizerState", "OptimizerTraits", "Schedule"],
        ["Kinds"] = ["Formula", "Hyperparameter", "WrapperStage"],
        ["Dialects"] = [],
    };

    /// <summary>The folders of the other libraries that are in the namespace of their project.</summary>
    private static readonly Dictionary<string, string[]> _foldersForUsers = new(StringComparer.Ordinal)
    {
        ["PureOptim.Networks"] = ["Layers", "Batches"],
        ["PureOptim.Laws"] = ["Cases", "Statements"],
        ["PureOptim.Proofs"] = ["Induction"],
        ["PureOptim.Runs"] = ["Trainings"],
    };

    /// <summary>
    /// Types with the name of a member of a layer above: schedules have a minimum too, lanes a vector, and a scope may be the model. Their uses are found by the calls alone.
    /// </summary>
    private static readonly string[] _propertiesToo = ["Minimum", "Optimizer", "ElementWise", "Vector", "Model"];

    /// <summary>Every project but those of tests, with the folder that it is in.</summary>
    public static TheoryData<string, string> Projects
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var folder in new[] { "src", "experiments" })
                foreach (var project in Sources.Projects(folder)) all.Add(folder, project);
            return all;
        }
    }

    [Fact]
    public void Every_folder_is_a_layer_and_every_layer_a_folder() =>
        Assert.Equal(_layers.Order(StringComparer.Ordinal), Files().Select(file => Folder(file.Path)).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_file_names_only_types_of_its_own_layer_and_those_above()
    {
        var files = Files().ToArray();
        var layers = Layers(files);
        Assert.True(layers.Count > 100, "The types were not found.");
        foreach (var name in _propertiesToo) layers.Remove(name);
        AssertNone(files.SelectMany(file => Uses(layers, file.Path, file.Text)));
    }

    // Extension methods are called without the name of a type.
    [Fact]
    public void A_type_calls_only_types_of_its_own_layer_and_those_above()
    {
        var layers = Layers(Files());
        AssertNone(
            from call in Calls.Of(typeof(IOptimizer).Assembly)
            where call.To.Module == call.From.Module
            let misuse = Misuse(layers, Outermost(call.From), Outermost(call.To))
            where misuse is not null
            select misuse);
    }

    [Fact]
    public void The_checks_of_the_layers_find_what_they_forbid()
    {
        var layers = Layers([
            ("Numerics/Sum.cs", "public static class Sum;\n"), ("Core/Sweep.cs", "internal readonly ref partial struct Sweep<T>\n{\n"),
            ("Training/Fold.cs", "public sealed record Fold(int Steps);\n"), ("Library.cs", "public static class Library;\n")]);
        Assert.Equal(["Core/Sweep.cs: names Fold of Training, which is below Core"], Uses(layers, "Core/Sweep.cs", "class Sweep { Fold _first, _second; }\n"));
        Assert.Single(Uses(layers, "Numerics/Sum.cs", "static class Sum { static object Of() => new Sweep<int>(); }\n"));
        Assert.Single(Uses(layers, "Numerics/Sum.cs", "static class Sum { Core.Sweep<int> First() => default; PureOptim.Core.Sweep<int> Second() => default; }\n"));
        Assert.Single(Uses(layers, "Core/Sweep.cs", "class Sweep { PureOptim.Fold _fold; }\n"));
        Assert.Single(Uses(layers, "Core/Sweep.cs", "class Sweep { global::PureOptim.Fold _fold; }\n"));
        Assert.Empty(Uses(layers, "Core/Sweep.cs", "class Sweep { Sum _sum; /* not Fold */ string _name = \"Fold\"; // nor Fold\n int _length = _folds.Fold; }\n"));
        Assert.Empty(Uses(layers, "Training/Fold.cs", "record Fold(Sweep<int> Sweep, Sum Sum);\n"));
        Assert.Empty(Uses(layers, "Library.cs", "static class Library { Fold _fold; }\n"));
        Assert.NotNull(Misuse(layers, "Sum", "Fold"));
        Assert.Null(Misuse(layers, "Fold", "Sum"));
        Assert.Null(Misuse(layers, "Library", "Fold"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_folder_is_a_namespace_unless_it_is_for_users(string folder, string project) => AssertNone(
        Sources.Of(folder, project)
            .Where(file => file.Path is not "AssemblyInfo.cs" && Dependencies.Namespace().IsMatch(file.Text))
            .Select(file => (file.Path, Actual: Dependencies.Namespace().Match(file.Text).Groups[1].Value, Expected: Expected(project, file.Path)))
            .Where(file => file.Actual != file.Expected)
            .Select(file => $"{file.Path}: namespace {file.Actual}, expected {file.Expected}"));

    [Theory, MemberData(nameof(Projects))]
    public void A_file_is_named_after_its_type(string folder, string project) => AssertNone(
        Sources.Of(folder, project)
            .Where(file => file.Path is not ("AssemblyInfo.cs" or "Program.cs"))
            .Select(file => (file.Path, First: Dependencies.TopLevelType().Match(Sources.Code(file.Text)).Groups[1].Value, Name: Path.GetFileName(file.Path).Split('.')[0]))
            .Where(file => file.First != file.Name)
            .Select(file => $"{file.Path}: its first type is {file.First}"));

    [Fact]
    public void The_library_has_no_package_references()
    {
        var project = XDocument.Load(Path.Combine(Sources.Root, "src", "PureOptim", "PureOptim.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));

        // Every project of src gets an analyzer that no user of the library sees.
        var shared = XDocument.Load(Path.Combine(Sources.Root, "src", "Directory.Build.props"));
        Assert.All(shared.Descendants("PackageReference"), reference => Assert.Equal("all", reference.Attribute("PrivateAssets")?.Value));
    }

    private static IEnumerable<(string Path, string Text)> Files() => Sources.Of("PureOptim");

    private static string? Folder(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : null;

    /// <summary>The namespace of a file: its folders, and for what a user of the library names, the library's.</summary>
    // The kinds of optimizers are in the namespace of their parts: an author of an optimizer needs one using.
    private static string Expected(string project, string path) =>
        _foldersForUsers.TryGetValue(project, out var folders) && folders.Contains(Folder(path)) ? project
        : project == "PureOptim" && !(_namespaces.TryGetValue(Folder(path) ?? "", out var forUsers) && !forUsers.Contains(TypeName(path)))
            ? project
            : string.Join('.', [project, .. Named(project, path.Split('/')[..^1]).Select(folder => folder == "Kinds" ? "Core" : folder)]);

    /// <summary>The folders of a namespace: the rooms of Numerics share its own.</summary>
    private static string[] Named(string project, string[] folders) => project == "PureOptim" && folders is ["Numerics", ..] ? ["Numerics"] : folders;

    private static string TypeName(string path) => Path.GetFileName(path).Split('.')[0];

    /// <summary>The layer of each type that a file at the top of its folder declares. A file at the top of the project is in none.</summary>
    private static Dictionary<string, string> Layers(IEnumerable<(string Path, string Text)> files) => (
        from file in files
        where Folder(file.Path) is not null
        from Match type in Dependencies.TopLevelType().Matches(Sources.Code(file.Text))
        select (Name: type.Groups[1].Value, Layer: Folder(file.Path)!)).Distinct().ToDictionary(type => type.Name, type => type.Layer, StringComparer.Ordinal);

    /// <summary>The forbidden names in a file. A file at the top of the project may name everything.</summary>
    private static IEnumerable<string> Uses(Dictionary<string, string> layers, string path, string text) =>
        Folder(path) is not { } folder ? [] :
        from name in Name().Matches(Sources.Code(text)).Select(match => match.Groups[1].Value).Distinct()
        where layers.TryGetValue(name, out var layer) && IsBelow(layer, folder)
        select $"{path}: names {name} of {layers[name]}, which is below {folder}";

    /// <summary>The error in a call from one type to another; null where there is none.</summary>
    private static string? Misuse(Dictionary<string, string> layers, string from, string to) =>
        layers.TryGetValue(from, out var folder) && layers.TryGetValue(to, out var layer) && IsBelow(layer, folder) ? $"{from}: calls {to} of {layer}, which is below {folder}" : null;

    private static bool IsBelow(string layer, string folder) => Array.IndexOf(_layers, layer) > Array.IndexOf(_layers, folder);

    /// <summary>The name of the type of the library that holds a method.</summary>
    private static string Outermost(MethodBase method)
    {
        var type = method.DeclaringType!;
        while (type.DeclaringType is { } outer) type = outer;
        return type.Name.Split('`')[0];
    }

    private static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }

    // A name that may be a type's: it begins with a capital letter, and is no member of what stands before it.
    [GeneratedRegex(@"(?<![\w.]|@)(?:global::)?(?:PureOptim\.)?(?:(?:Core|Numerics)\.)?([A-Z]\w*)")]
    private static partial Regex Name();
}
