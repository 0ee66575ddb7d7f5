namespace PureOptim.Tests.Tool;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pureoptim-");

    /// <summary>The path of the folder.</summary>
    internal string Path => _folder.FullName;

    /// <summary>A path in the folder.</summary>
    internal string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file and returns its path.</summary>
    internal string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>The names of all files below the folder.</summary>
    internal string[] Files => [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file.FullName)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
