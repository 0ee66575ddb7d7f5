namespace PureOptim.Experiments.Store;

/// <summary>
/// The right to write to a run's folder: one process has it at a time, and the system takes it back when that process ends, however it ends.
/// </summary>
internal sealed class RunLock : IDisposable
{
    /// <summary>The file that is locked; it says nothing.</summary>
    internal const string FileName = ".lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the right, or returns null where another process has it.</summary>
    /// <param name="run">The run, whose folder is made if need be.</param>
    internal static RunLock? TryTake(StoredRun run) => StoreFile.Attempt(run.Folder, "cannot be written", () =>
    {
        Directory.CreateDirectory(run.Folder);
        try
        {
            return new RunLock(new(run[FileName], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    });

    /// <summary>Takes the right; tries again for a moment, for a list of runs holds it for one when it looks.</summary>
    internal static RunLock? Take(StoredRun run)
    {
        const int tries = 10;
        var pause = TimeSpan.FromMilliseconds(20);
        for (var i = 1; i < tries; i++)
        {
            if (TryTake(run) is { } right) return right;
            Thread.Sleep(pause);
        }

        return TryTake(run);
    }

    /// <summary>Whether a process is at work on a run.</summary>
    internal static bool IsTakenNow(StoredRun run)
    {
        try
        {
            using var file = new FileStream(run[FileName], FileMode.Open, FileAccess.Read, FileShare.None);
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
