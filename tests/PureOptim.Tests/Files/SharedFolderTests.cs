using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Files;

public sealed class SharedFolderTests
{
    [Fact]
    public void A_folder_of_this_machine_is_fit_and_nothing_is_left_in_it()
    {
        using var folder = new TemporaryFolder();
        SharedFolder.Check(folder["new"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["new"]));
    }

    [Fact]
    public void A_file_system_that_copies_instead_of_renaming_is_refused() => Refused("is not whole at every moment", Copy, FolderLock.TryTakeFile);

    [Fact]
    public void A_file_system_that_deletes_before_it_renames_is_refused() => Refused("is not whole at every moment", DeleteFirst, FolderLock.TryTakeFile);

    [Fact]
    public void A_file_system_without_locks_is_refused() => Refused("cannot be locked", (from, to) => File.Move(from, to, overwrite: true), file => File.Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite));

    private static void Refused(string complaint, Action<string, string> rename, Func<string, IDisposable?> take)
    {
        using var folder = new TemporaryFolder();
        var refusal = Assert.Throws<RunException>(() => SharedFolder.Check(folder.Path, rename, take));
        Assert.StartsWith($"{folder.Path}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    // As some do, piece by piece; the reader has time enough to look between two.
    private static void Copy(string from, string to)
    {
        var bytes = File.ReadAllBytes(from);
        using var file = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes, 0, bytes.Length / 2);
        file.Flush();
        Assert.True(SpinWait.SpinUntil(() => new FileInfo(to).Length == bytes.Length / 2, TimeSpan.FromMinutes(1)));
        Thread.Sleep(20);
        file.Write(bytes, bytes.Length / 2, bytes.Length - bytes.Length / 2);
    }

    private static void DeleteFirst(string from, string to)
    {
        File.Delete(to);
        Thread.Sleep(20);
        File.Move(from, to);
    }
}
