using System.Text.RegularExpressions;

namespace PureOptim.Tests.Architecture;

/// <summary>The library's source files, found from the test's own place upwards.</summary>
internal static partial class Sources
{
    /// <summary>The folder of PureOptim.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The names of the projects in a folder, in order; a template is files, not code.</summary>
    internal static IEnumerable<string> Projects(string folder) => Directory.EnumerateDirectories(Path.Combine(Root, folder))
        .Select(project => Path.GetFileName(project))
        .Where(name => File.Exists(ProjectFile(folder, name)) && !File.ReadAllText(ProjectFile(folder, name)).Contains("<PackageType>Template<", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The project file of a project.</summary>
    internal static string ProjectFile(string folder, string name) => Path.Combine(Root, folder, name, $"{name}.csproj");

    /// <summary>The files of one project under src, with paths relative to the project and forward slashes.</summary>
    internal static IEnumerable<(string Path, string Text)> Of(string project) => In("src", project);

    /// <summary>The files of a project in a folder, likewise.</summary>
    internal static IEnumerable<(string Path, string Text)> Of(string folder, string project) => In(folder, project);

    private static IOrderedEnumerable<(string Path, string Text)> In(params string[] parts)
    {
        var folder = Path.Combine([Root, .. parts]);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>A source text without comments and strings.</summary>
    internal static string Code(string text) => CommentOrString().Replace(text, " ");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PureOptim.sln"))) return folder.FullName;
        throw new InvalidOperationException($"There is no PureOptim.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();
}
