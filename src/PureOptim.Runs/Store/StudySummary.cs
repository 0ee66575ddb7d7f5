using System.Text.Json;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>A study of the store in a line. Of its files the summary is read, and the lines of the table of its trials are counted; whether they are whole is found by <c>verify</c>.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">The name; empty where it is not known yet.</param>
/// <param name="Status">The progress: damaged where the summary cannot be read.</param>
/// <param name="When">The time at which it was written, or was last begun, in UTC.</param>
/// <param name="Trials">The number of its trials; null where it is not known yet.</param>
internal sealed record StudySummary(string Folder, string Name, RunStatus Status, DateTime When, int? Trials)
{
    private const string Summary = "summary.json", Table = "trials.csv";

    /// <summary>The first digits of the id.</summary>
    internal string Key => Path.GetFileName(Folder);

    /// <summary>The summary of the study in a folder.</summary>
    internal static StudySummary Of(string folder)
    {
        var isTaken = FolderLock.IsTakenNow(folder);
        try
        {
            if (StoreFile.ReadIfThere(Path.Combine(folder, Summary)) is not { } bytes)
                return new(folder, "", isTaken ? RunStatus.Running : RunStatus.Interrupted, Directory.GetLastWriteTimeUtc(folder), null);
            using var summary = JsonDocument.Parse(bytes);
            var rows = StoreFile.ReadIfThere(Path.Combine(folder, Table))?.AsSpan().Count((byte)'\n') - 1;
            return new(folder, summary.RootElement.GetProperty("study").GetString()!, isTaken ? RunStatus.Running : RunStatus.Finished, File.GetLastWriteTimeUtc(Path.Combine(folder, Summary)), rows);
        }
        catch (Exception exception) when (exception is RunException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new(folder, "", RunStatus.Damaged, Directory.GetLastWriteTimeUtc(folder), null);
        }
    }
}
