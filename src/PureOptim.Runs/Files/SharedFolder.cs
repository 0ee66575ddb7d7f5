namespace PureOptim.Runs.Files;

/// <summary>
/// Whether a folder is fit to be shared by the processes of several machines. The store needs two things of a file system: a file that takes another's place is there whole at every moment, and a file that one
/// process has locked is so for all.
/// </summary>
internal static class SharedFolder
{
    private const int Renames = 20;

    /// <summary>Tries both in a folder, which is made if need be.</summary>
    /// <exception cref="RunException">It cannot be written, or is not fit.</exception>
    internal static void Check(string folder) => Check(folder, (from, to) => File.Move(from, to, overwrite: true), FolderLock.TryTakeFile);

    /// <summary>The same with other means to rename and to lock, for tests.</summary>
    internal static void Check(string folder, Action<string, string> rename, Func<string, IDisposable?> take)
    {
        var name = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        var (probe, next, right) = ($"{name}.tmp", $"{name}.next.tmp", $"{name}.lock.tmp");
        try
        {
            StoreFile.Attempt(folder, "cannot be written", () =>
            {
                Directory.CreateDirectory(folder);
                if (!IsWholeThroughout(probe, next, rename)) throw new RunException($"{folder}: a file that takes another's place is not whole at every moment in this file system, so that machines cannot share a store there");
                using var taken = take(right);
                using var again = take(right);
                return taken is not null && again is null ? true
                    : throw new RunException($"{folder}: files cannot be locked in this file system, so that machines cannot share a store there; Lustre is to be mounted with -o flock");
            });
        }
        finally
        {
            WholeFile.TryDelete(probe);
            WholeFile.TryDelete(next);
            WholeFile.TryDelete(right);
        }
    }

    /// <summary>Renames a file over another again and again while a thread reads that, which must always find all of one or the other.</summary>
    private static bool IsWholeThroughout(string probe, string next, Action<string, string> rename)
    {
        var (isOver, isWhole) = (false, true);
        File.WriteAllBytes(probe, Content(0));
        var reader = new Thread(Read) { IsBackground = true };
        reader.Start();
        try
        {
            for (var i = 1; i <= Renames; i++)
            {
                File.WriteAllBytes(next, Content((byte)i));
                rename(next, probe);
                if (!IsContent(probe)) isWhole = false;
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            reader.Join();
        }

        return isWhole;

        void Read()
        {
            while (!Volatile.Read(ref isOver))
            {
                if (!IsContent(probe)) Volatile.Write(ref isWhole, false);
            }
        }
    }

    private static byte[] Content(byte number) => [.. Enumerable.Repeat(number, 1 << 12)];

    private static bool IsContent(string probe)
    {
        try
        {
            var bytes = File.ReadAllBytes(probe);
            return bytes.Length == 1 << 12 && !bytes.AsSpan().ContainsAnyExcept(bytes[0]);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
