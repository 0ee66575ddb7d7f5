using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The result of deleting runs.</summary>
/// <param name="Runs">The number of deleted runs.</param>
/// <param name="Bytes">The size of their files.</param>
/// <param name="Busy">The number of runs left because a process is at work on them.</param>
/// <param name="Linked">The number of runs left because they are elsewhere, and a link leads there.</param>
internal readonly record struct Pruning(int Runs, long Bytes, int Busy, int Linked)
{
    /// <summary>Deletes runs of a store, files that links point to excepted. One on which a process is at work is left.</summary>
    internal static Pruning Of(IEnumerable<StoredRun> runs) => runs.Aggregate(default(Pruning), (sum, run) => run.IsLink
        ? sum with { Linked = sum.Linked + 1 }
        : Delete(run) is { } bytes
        ? sum with { Runs = sum.Runs + 1, Bytes = sum.Bytes + bytes }
        : sum with { Busy = sum.Busy + 1 });

    private static long? Delete(StoredRun run)
    {
        if (FolderLock.TryTake(run.Folder) is not { } right) return null;
        using (right)
        {
            return StoreFile.Attempt(run.Folder, "cannot be deleted", () =>
            {
                // The manifest first: an interrupted deletion then leaves an unfinished run.
                var files = new DirectoryInfo(run.Folder).GetFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
                var bytes = files.Sum(file => file.Length);
                File.Delete(run[Manifest.FileName]);
                foreach (var file in files.Where(file => file.Name != FolderLock.FileName)) file.Delete();
                right.Dispose();
                Directory.Delete(run.Folder, recursive: true);
                return bytes;
            });
        }
    }
}
