namespace PureOptim.Runs.Files;

/// <summary>
/// The right to write to a folder: one process has it at a time, and the system takes it back when that process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>The file that is locked; it says nothing.</summary>
    internal const string FileName = ".lock";

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the right, or returns null where another process has it.</summary>
    /// <param name="folder">The folder, which is made if need be.</param>
    internal static FolderLock? TryTake(string folder) => StoreFile.Attempt(folder, "cannot be written", () =>
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FolderLock(new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    });

    /// <summary>Takes the right; tries again for a moment, for a list of runs holds it for one when it looks.</summary>
    internal static FolderLock? Take(string folder)
    {
        const int tries = 10;
        var pause = TimeSpan.FromMilliseconds(20);
        for (var i = 1; i < tries; i++)
        {
            if (TryTake(folder) is { } right) return right;
            Thread.Sleep(pause);
        }

        return TryTake(folder);
    }

    /// <summary>Whether a process has the right now.</summary>
    internal static bool IsTakenNow(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException exception)
        {
            return IsTaken(exception);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.</summary>
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
