namespace PureOptim.Runs.Files;

/// <summary>
/// Writes files whole or not at all: under a temporary name first, flushed to the disk, then renamed. A process that is killed leaves at most
/// a temporary file behind.
/// </summary>
internal static class WholeFile
{
    private const string Suffix = ".tmp";

    /// <summary>Writes a file, replacing one of that name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="isUrgent">
    /// Whether to see the bytes onto the disk before the file gets its name. Without, a power failure may leave a file of that name with other
    /// bytes: only for content that tells when it is damaged.
    /// </param>
    internal static void Write(string path, ReadOnlySpan<byte> bytes, bool isUrgent = true)
    {
        var temporary = TemporaryOf(path);
        try
        {
            if (isUrgent) WriteThrough(temporary, bytes);
            else File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Writes bytes into a new file and sees them onto the disk.</summary>
    internal static void WriteThrough(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a new file piece by piece and sees it onto the disk.</summary>
    internal static void WriteThrough(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The name of a file in its folder while it is written.</summary>
    internal static string TemporaryOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Invariant($".{Path.GetFileName(path)}.{Environment.ProcessId}{Suffix}"));

    /// <summary>Removes what killed processes left in a folder. Nobody else may be writing to it.</summary>
    internal static void Sweep(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $".*{Suffix}")) TryDelete(file);
    }

    /// <summary>Deletes a file if it can be deleted: a temporary file that stays is not worth a complaint beside the one about the failure.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
