using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>A folder of runs, one folder a run. It need not be there before the first run is kept.</summary>
/// <param name="path">The folder.</param>
internal sealed class RunStore(string path)
{
    /// <summary>The default folder of the store.</summary>
    internal const string DefaultPath = "runs";

    /// <summary>The folder.</summary>
    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The run of a description, whether it is there or not.</summary>
    internal StoredRun Of(Description description) => new(System.IO.Path.Combine(Path, RunKey.Of(description.Id)), description);

    /// <summary>All runs, in the order of their ids. One that was moved and left a link is among them, also where the link leads nowhere.</summary>
    internal IEnumerable<StoredRun> List() => !Directory.Exists(Path)
        ? []
        : StoreFile.Attempt(Path, "cannot be read", () => Directory.GetFileSystemEntries(Path))
            .Select(entry => System.IO.Path.GetFileName(entry)!)
            .Where(RunKey.Is)
            .Order(StringComparer.Ordinal)
            .Select(name => new StoredRun(System.IO.Path.Combine(Path, name)))
            .Where(run => run.IsOne);

    /// <summary>The folders of studies, in order: like those of runs they are named by the first digits of an id.</summary>
    internal IEnumerable<string> Studies() => In(StudiesIn(Path), Directory.GetDirectories).Where(folder => RunKey.Is(System.IO.Path.GetFileName(folder)));

    /// <summary>The folder of studies in a store.</summary>
    internal static string StudiesIn(string store) => System.IO.Path.Combine(store, "studies");

    /// <summary>The folder of the reports on claims in a store.</summary>
    internal static string ClaimsIn(string store) => System.IO.Path.Combine(store, "claims");

    /// <summary>The folder of the last matrix of laws in a store.</summary>
    internal static string LawsIn(string store) => System.IO.Path.Combine(store, "laws");

    /// <summary>The folder of the answers of solvers in a store.</summary>
    internal static string AnswersIn(string store) => System.IO.Path.Combine(store, "answers");

    /// <summary>The folders of reports and matrices, in order.</summary>
    internal IEnumerable<string> Reports() =>
        [.. In(ClaimsIn(Path), Directory.GetDirectories), .. Directory.Exists(LawsIn(Path)) ? [LawsIn(Path)] : Array.Empty<string>()];

    private static IEnumerable<string> In(string folder, Func<string, string[]> list) => Directory.Exists(folder)
        ? StoreFile.Attempt(folder, "cannot be read", () => list(folder)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The runs whose ids begin like that, in order.</summary>
    internal IEnumerable<StoredRun> StartingWith(string prefix)
    {
        var start = RunKey.Prefix(prefix);
        return List().Where(run => run.Key.StartsWith(start, StringComparison.Ordinal)
            && (prefix.Length <= RunKey.Length || run.ReadDescription().Id.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
