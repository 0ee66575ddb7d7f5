using System.Collections.Immutable;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>What a store has of trials, in a few numbers.</summary>
/// <param name="Trials">The number of distinct trials that have a result.</param>
/// <param name="Files">The number of files with results.</param>
/// <param name="Bytes">Their length.</param>
/// <param name="AtWork">The number of those to which a process is writing.</param>
/// <param name="ByLibrary">The number of trials by the program that computed them, by name.</param>
/// <param name="Damages">What is damaged, a line each.</param>
internal sealed record TrialInventory(int Trials, int Files, long Bytes, int AtWork, ImmutableArray<KeyValuePair<string, int>> ByLibrary, ImmutableArray<string> Damages)
{
    /// <summary>The inventory of a store.</summary>
    internal static TrialInventory Of(string store)
    {
        var (index, files) = (TrialStore.IndexOf(store), FilesOf(store));
        return new(
            index.Count,
            files.Length,
            files.Sum(file => StoreFile.LengthOf(file) ?? 0),
            files.Count(IsAtWork),
            [.. index.CountByLibrary().OrderBy(library => library.Key, StringComparer.Ordinal)],
            index.TakeDamages());
    }

    /// <summary>Every file with results in a store, those of early versions among them.</summary>
    internal static ImmutableArray<string> FilesOf(string store) =>
        TrialStore.FolderIn(store) is var trials ? [.. TrialFiles.In(trials), .. TrialFolder.In(trials).Files().Select(file => file.Path)] : [];

    /// <summary>Whether a process is writing to a file.</summary>
    internal static bool IsAtWork(string file) => file.EndsWith(TrialFolder.Opened, StringComparison.Ordinal) && TrialFolder.IsAtWork(file);
}
