using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>The result of deleting the results of trials.</summary>
/// <param name="Trials">The number of trials that have no result any more.</param>
/// <param name="Files">The number of deleted files.</param>
/// <param name="Bytes">Their length.</param>
/// <param name="IsBusy">Whether nothing was deleted because a process is at work in the store.</param>
internal sealed record TrialPruning(int Trials, int Files, long Bytes, bool IsBusy)
{
    /// <summary>Deletes files with results; none where a process writes results there.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="before">Only files that were last written before this time, in UTC.</param>
    internal static TrialPruning Of(string store, DateTime before)
    {
        var trials = TrialStore.FolderIn(store);
        if (!Directory.Exists(trials)) return new(0, 0, 0, IsBusy: false);
        var busy = new TrialPruning(0, 0, 0, IsBusy: true);
        return TrialFolder.In(trials).Alone(() =>
        {
            var files = TrialInventory.FilesOf(store);
            if (files.Any(TrialInventory.IsAtWork)) return busy;
            string[] old = [.. files.Where(file => File.GetLastWriteTimeUtc(file) <= before)];
            var (count, bytes) = (TrialStore.IndexOf(store).Count, old.Sum(file => StoreFile.LengthOf(file) ?? 0));
            foreach (var file in old) TrialFiles.Delete(file);
            return new(count - TrialStore.IndexOf(store).Count, old.Length, bytes, IsBusy: false);
        }) ?? busy;
    }
}
