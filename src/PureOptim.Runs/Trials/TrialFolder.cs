using System.Collections.Immutable;
using System.IO.Enumeration;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The folder of the files of results: <c>NAME.open</c> is a segment that a process writes, <c>NAME.jsonl</c> one that is closed, <c>NAME.zip</c>
/// one that is packed. The process has the right to the name, a locked file, until its file is closed. Files of other stores may be copied in.
/// </summary>
/// <param name="Path">The folder.</param>
internal sealed record TrialFolder(string Path)
{
    internal const string Opened = ".open", Closed = ".jsonl", Packed = ".zip", Half = ".packing", Lock = ".lock";

    /// <summary>The name of this machine, as far as it can be part of a file's name.</summary>
    private static string Machine { get; } = string.Concat(Environment.MachineName.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>The folder of results in a folder of trials.</summary>
    internal static TrialFolder In(string trials) => new(System.IO.Path.Combine(trials, "results"));

    /// <summary>The files with results, in order.</summary>
    internal ImmutableArray<(string Path, long Length)> Files() => !Directory.Exists(Path) ? [] : StoreFile.Attempt(Path, "cannot be read", () => new FileSystemEnumerable<(string Path, long Length)>(
            Path, (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.Length))
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => System.IO.Path.GetExtension(entry.FileName) is Opened or Closed or Packed,
    }.OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>A file of this folder.</summary>
    internal string this[string name, string ending] => System.IO.Path.Combine(Path, name + ending);

    /// <summary>Changes the folder, and leaves nothing in it: for a while network file systems show a list that they have, but not of a folder that this machine has changed.</summary>
    internal void Touch() => StoreFile.Attempt(Path, "cannot be written", () =>
    {
        var file = System.IO.Path.Combine(Path, $".{System.IO.Path.GetRandomFileName()}.tmp");
        File.WriteAllBytes(file, []);
        File.Delete(file);
        return true;
    });

    /// <summary>Whether a process is at work on a file.</summary>
    internal static bool IsAtWork(string file) => FolderLock.IsFileTakenNow(System.IO.Path.ChangeExtension(file, Lock));

    /// <summary>Whether a process of this machine made a file.</summary>
    internal static bool IsOfThisMachine(string file) => System.IO.Path.GetFileName(file).StartsWith(Machine + "-", StringComparison.Ordinal);

    /// <summary>Packs or deletes files of others, which one process may do at a time. Processes that write results are not kept from it.</summary>
    /// <returns>What the work gives; null where another process does such work.</returns>
    internal T? Alone<T>(Func<T> work)
        where T : class
    {
        using var right = PassingRight.TryTake(this["compact", Lock]);
        return right is null ? null : work();
    }

    /// <summary>Takes a name that no file has, and the right to it.</summary>
    internal (string Name, FolderLock Right) TakeName()
    {
        for (var i = 0; ; i++)
        {
            var name = Invariant($"{Machine}-{Environment.ProcessId}-{i}");
            if (FolderLock.TryTakeFile(this[name, Lock]) is not { } right) continue;
            if (!File.Exists(this[name, Opened]) && !File.Exists(this[name, Closed]) && !File.Exists(this[name, Packed])) return (name, right);
            right.Dispose();
            WholeFile.TryDelete(this[name, Lock]);
        }
    }
}
