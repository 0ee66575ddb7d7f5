using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The result of deleting the folders of runs or of studies.</summary>
/// <param name="Folders">The number of deleted folders.</param>
/// <param name="Bytes">The size of their files.</param>
/// <param name="Busy">The number of folders left because a process is at work there.</param>
/// <param name="Linked">The number of folders left because they are elsewhere, and a link leads there.</param>
internal readonly record struct Pruning(int Folders, long Bytes, int Busy, int Linked)
{
    /// <summary>Deletes folders of a store, files that links point to excepted. One in which a process is at work is left.</summary>
    internal static Pruning Of(IEnumerable<string> folders) => folders.Aggregate(default(Pruning), (sum, folder) => new FileInfo(folder).LinkTarget is not null
        ? sum with { Linked = sum.Linked + 1 }
        : Delete(folder) is { } bytes
        ? sum with { Folders = sum.Folders + 1, Bytes = sum.Bytes + bytes }
        : sum with { Busy = sum.Busy + 1 });

    private static long? Delete(string folder)
    {
        if (FolderLock.TryTake(folder) is not { } right) return null;
        using (right)
        {
            return StoreFile.Attempt(folder, "cannot be deleted", () =>
            {
                // The manifest first: an interrupted deletion then leaves an unfinished run.
                var files = new DirectoryInfo(folder).GetFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
                var bytes = files.Sum(file => file.Length);
                File.Delete(Path.Combine(folder, Manifest.FileName));
                foreach (var file in files.Where(file => file.Name != FolderLock.FileName)) file.Delete();
                right.Dispose();
                Directory.Delete(folder, recursive: true);
                return bytes;
            });
        }
    }
}
