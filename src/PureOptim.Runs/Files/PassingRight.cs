namespace PureOptim.Runs.Files;

/// <summary>A right for a while, which one process has at a time: a locked file, which is gone when the right is given back.</summary>
internal sealed class PassingRight : IDisposable
{
    private readonly string _file;
    private readonly FolderLock _right;

    private PassingRight(string file, FolderLock right) => (_file, _right) = (file, right);

    /// <summary>Takes the right that a file stands for, or returns null where another process has it.</summary>
    internal static PassingRight? TryTake(string file) => FolderLock.TryTakeFile(file) is { } right ? new(file, right) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        WholeFile.TryDelete(_file);
        _right.Dispose();
    }
}
