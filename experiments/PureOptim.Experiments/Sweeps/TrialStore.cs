using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PureOptim.Experiments.Sweeps;

/// <summary>
/// The results of trials in a folder: <c>trials/&lt;2 digits&gt;/&lt;id&gt;.json</c>. A file appears whole, by a rename. It is not forced to the disk:
/// should a power failure leave a damaged one, its SHA-256 tells, and the trial is run again. Several processes may share a store.
/// </summary>
internal sealed class TrialStore
{
    private const string Suffix = ".tmp";
    private readonly string _folder;

    private TrialStore(string folder) => _folder = folder;

    /// <summary>Opens a store, makes it if need be, and clears away what processes that are no more left half-written.</summary>
    /// <param name="folder">The folder of the store.</param>
    internal static TrialStore Open(string folder)
    {
        var store = new TrialStore(Path.Combine(folder, "trials"));
        return store.Attempt(() =>
        {
            Directory.CreateDirectory(store._folder);
            foreach (var file in Directory.EnumerateFiles(store._folder, $"*{Suffix}", SearchOption.AllDirectories).Where(IsLeftOver)) File.Delete(file);
            return store;
        });
    }

    /// <summary>The file of a trial.</summary>
    internal string PathOf(Trial trial) => Path.Combine(_folder, trial.Id[..2], $"{trial.Id}.json");

    /// <summary>The result of a trial, or null where there is none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="damage">What is wrong with the file that is there, or null.</param>
    internal TrialResult? Find(Trial trial, out string? damage)
    {
        damage = null;
        try
        {
            return Attempt(() => File.Exists(PathOf(trial)) ? TrialFile.Read(trial, File.ReadAllBytes(PathOf(trial))) : null);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            damage = exception is InvalidDataException ? exception.Message : "it is not what a trial writes";
            return null;
        }
    }

    /// <summary>Keeps a result.</summary>
    internal void Keep(Trial trial, TrialResult result) => Attempt(() =>
    {
        var path = PathOf(trial);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = TrialFile.Write(result);
        try
        {
            WriteWhole(path, bytes);
        }
        catch (FileNotFoundException)
        {
            // Another machine that shares the store took the temporary file for a leftover.
            WriteWhole(path, bytes);
        }

        return true;
    });

    private static void WriteWhole(string path, byte[] bytes)
    {
        var temporary = $"{path}.{Environment.ProcessId}.{Path.GetRandomFileName()}{Suffix}";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Whether the process that wrote a temporary file is no more; <c>id.json.PROCESS.RANDOM.tmp</c> is its name.</summary>
    private static bool IsLeftOver(string temporary)
    {
        var parts = Path.GetFileName(temporary).Split('.');
        if (parts.Length < 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
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

    private T Attempt<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{_folder}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
