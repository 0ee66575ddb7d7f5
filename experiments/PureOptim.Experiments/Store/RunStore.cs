using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.Store;

/// <summary>A folder of runs, one folder a run. It need not be there before the first run is kept.</summary>
/// <param name="path">The folder.</param>
internal sealed class RunStore(string path)
{
    /// <summary>Where the store is when nobody says otherwise.</summary>
    internal const string DefaultPath = "runs";

    /// <summary>Folders of the store's own: links may lead out of it.</summary>
    private static readonly EnumerationOptions _ownFolders = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The folder.</summary>
    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The run of a description, whether it is there or not.</summary>
    internal StoredRun Of(Description description) => new(System.IO.Path.Combine(Path, RunKey.Of(description.Id)));

    /// <summary>All runs, in the order of their ids.</summary>
    internal IEnumerable<StoredRun> List() => !Directory.Exists(Path)
        ? []
        : StoreFile.Attempt(Path, "cannot be read", () => Directory.GetDirectories(Path, "*", _ownFolders))
            .Select(folder => System.IO.Path.GetFileName(folder)!)
            .Where(RunKey.Is)
            .Order(StringComparer.Ordinal)
            .Select(name => new StoredRun(System.IO.Path.Combine(Path, name)));

    /// <summary>The run whose id begins like that.</summary>
    internal StoredRun Find(string prefix)
    {
        var start = RunKey.Prefix(prefix);
        return List().Where(run => run.Key.StartsWith(start, StringComparison.Ordinal)).Take(2).ToArray() switch
        {
            [var run] when prefix.Length <= RunKey.Length || run.ReadDescription().Id.StartsWith(prefix, StringComparison.Ordinal) => run,
            [_] or [] => throw new ToolException($"{Path}: there is no run whose id begins with {prefix}"),
            _ => throw new ToolException($"{Path}: the ids of several runs begin with {prefix}; give more of its digits"),
        };
    }
}
