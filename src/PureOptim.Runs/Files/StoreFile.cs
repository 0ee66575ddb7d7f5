namespace PureOptim.Runs.Files;

/// <summary>Reading and writing files of the store, with complaints that name the file.</summary>
internal static class StoreFile
{
    /// <summary>A file's content, or null where it is not.</summary>
    internal static byte[]? ReadIfThere(string path)
    {
        RefuseFolder(path);
        return Attempt(path, "cannot be read", () => File.Exists(path) ? File.ReadAllBytes(path) : null);
    }

    /// <summary>A file's content.</summary>
    internal static byte[] Read(string path) => ReadIfThere(path) ?? throw new RunException($"{path}: it is missing");

    /// <summary>The length of a file in bytes, following links; null if there is no file.</summary>
    internal static long? LengthOf(string path) => Attempt(path, "cannot be read", () =>
    {
        FileSystemInfo? file = new FileInfo(path);
        if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint)) file = file.ResolveLinkTarget(returnFinalTarget: true);
        return file is FileInfo { Exists: true, Length: var length } ? length : (long?)null;
    });

    /// <summary>Writes a file whole or not at all, and its folder if need be.</summary>
    internal static void Write(string path, byte[] content) => Attempt(path, "cannot be written", () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, content);
        return true;
    });

    /// <summary>Refuses a folder where a file should be: it is somebody's, so that nothing is put in its place.</summary>
    internal static void RefuseFolder(string path)
    {
        if (Directory.Exists(path)) throw new RunException($"{path}: it is a folder; a file should be there");
    }

    /// <summary>In what a file is not the one with this SHA-256, or null.</summary>
    internal static string? Mismatch(string path, string stated)
    {
        try
        {
            RefuseFolder(path);
            if (!File.Exists(path)) return $"{path}: it is missing";
            var found = Attempt(path, "cannot be read", () =>
            {
                using var content = File.OpenRead(path);
                return Sha256.Of(content);
            });
            return Mismatch(path, stated, found);
        }
        catch (RunException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>In what a file whose SHA-256 was found is not the one that a manifest states, or null.</summary>
    internal static string? Mismatch(string path, string stated, string found) =>
        found == stated ? null : $"{path}: it has the SHA-256 {found}; the manifest says {stated}: it is damaged";

    /// <summary>Does something with a file or a folder.</summary>
    internal static T Attempt<T>(string path, string failure, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RunException($"{path}: {failure}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
