using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The results of trials in a folder: <c>trials/&lt;2 digits&gt;/&lt;id&gt;.json</c>. A file appears whole, by a rename. It is not forced to the disk:
/// should a power failure leave a damaged one, its SHA-256 tells, and the trial is run again. Several processes may share a store.
/// </summary>
internal sealed class TrialStore
{
    /// <summary>Trials are two folders deep; what is a level deeper is in the wrong place, and a link that leads in a circle goes no further.</summary>
    private static readonly EnumerationOptions _deep = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly string _folder;

    private TrialStore(string folder) => _folder = folder;

    /// <summary>Opens a store, makes it if need be, and clears away what processes that are no more left half-written.</summary>
    /// <param name="folder">The folder of the store.</param>
    internal static TrialStore Open(string folder)
    {
        var trials = FolderIn(folder);
        StoreFile.Attempt(trials, "cannot be written", () =>
        {
            Directory.CreateDirectory(trials);
            foreach (var file in Directory.EnumerateFiles(trials, ".*.tmp", SearchOption.AllDirectories).Where(IsLeftOver)) WholeFile.TryDelete(file);
            return true;
        });
        return new(trials);
    }

    /// <summary>The folder of trial results in a store.</summary>
    internal static string FolderIn(string store) => Path.Combine(store, "trials");

    /// <summary>The files of the trials of a store, in order, and what is in the place of one.</summary>
    internal static IEnumerable<string> FilesIn(string store) => FolderIn(store) is var folder && Directory.Exists(folder)
        ? StoreFile.Attempt(folder, "cannot be read", () => Directory.GetFileSystemEntries(folder, "*.json", _deep)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The file of a trial.</summary>
    internal string PathOf(Trial trial) => Path.Combine(_folder, trial.Id[..2], $"{trial.Id}.json");

    /// <summary>The result of a trial, or null where there is none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="damage">The damage of the file that is there, or null.</param>
    internal TrialResult? Find(Trial trial, out string? damage)
    {
        var path = PathOf(trial);
        var bytes = StoreFile.ReadIfThere(path);
        damage = null;
        try
        {
            return bytes is null ? null : TrialFile.Read(trial, path, bytes);
        }
        catch (RunException exception)
        {
            damage = exception.Message;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            damage = $"{path}: it is not what a trial writes";
        }

        return null;
    }

    /// <summary>Keeps a result.</summary>
    internal void Keep(Trial trial, TrialResult result)
    {
        var (path, bytes) = (PathOf(trial), TrialFile.Write(result));
        StoreFile.Attempt(path, "cannot be written", () =>
        {
            try
            {
                WholeFile.Write(path, bytes, isUrgent: false);
            }
            catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
            {
                // It is the first of its folder; or another machine that shares the store took the temporary file for a leftover.
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                WholeFile.Write(path, bytes, isUrgent: false);
            }

            return true;
        });
    }

    /// <summary>Whether the process that wrote a temporary file is no more; its number stands before the file's ending.</summary>
    private static bool IsLeftOver(string temporary)
    {
        var parts = Path.GetFileName(temporary).Split('.');
        if (!int.TryParse(parts[^2], NumberStyles.None, NumberFormatInfo.InvariantInfo, out var id)) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
