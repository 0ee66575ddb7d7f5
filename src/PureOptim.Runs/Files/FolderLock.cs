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
    internal static FolderLock? TryTake(string folder) => TryTakeFile(Path.Combine(folder, FileName));

    /// <summary>Takes a part in the right: several processes may have one, and none has the whole meanwhile. Null where another process has the whole.</summary>
    /// <param name="folder">The folder, which is made if need be.</param>
    internal static FolderLock? TryShare(string folder) => TryOpen(Path.Combine(folder, FileName), FileAccess.Read, FileShare.Read);

    /// <summary>Takes the right that a file stands for, which is made if need be with its folder; null where another process has it.</summary>
    internal static FolderLock? TryTakeFile(string file) => TryOpen(file, FileAccess.ReadWrite, FileShare.None);

    private static FolderLock? TryOpen(string file, FileAccess access, FileShare share) => StoreFile.Attempt(Path.GetDirectoryName(file)!, "cannot be written", () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FolderLock(new(file, FileMode.OpenOrCreate, access, share));
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
    internal static bool IsTakenNow(string folder) => IsFileTakenNow(Path.Combine(folder, FileName));

    /// <summary>Whether a process has the right now that a file stands for.</summary>
    internal static bool IsFileTakenNow(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
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
