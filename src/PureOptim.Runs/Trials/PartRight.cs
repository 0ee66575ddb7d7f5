using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>The right to work on a part of a sweep: a locked file, which is gone when the part is left. Should two processes have it, they do work twice, and nothing else.</summary>
internal sealed class PartRight : IDisposable
{
    private readonly string _file;
    private readonly FolderLock _right;

    private PartRight(string file, FolderLock right) => (_file, _right) = (file, right);

    /// <summary>Takes the right that a file stands for, or returns null where another process has it.</summary>
    internal static PartRight? TryTake(string file) => FolderLock.TryTakeFile(file) is { } right ? new(file, right) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        WholeFile.TryDelete(_file);
        _right.Dispose();
    }
}
