using PureOptim.Experiments.Output;

namespace PureOptim.Experiments.Store;

/// <summary>Reading and writing files of the store, with complaints that name the file.</summary>
internal static class StoreFile
{
    /// <summary>A file's content, or null where it is not.</summary>
    internal static byte[]? ReadIfThere(string path) => Attempt(path, "cannot be read", () => File.Exists(path) ? File.ReadAllBytes(path) : null);

    /// <summary>A file's content.</summary>
    internal static byte[] Read(string path) => ReadIfThere(path) ?? throw new ToolException($"{path}: it is missing");

    /// <summary>Writes a file whole or not at all, and its folder if need be.</summary>
    internal static void Write(string path, byte[] content) => Attempt(path, "cannot be written", () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, content);
        return true;
    });

    /// <summary>Does something with a file or a folder.</summary>
    internal static T Attempt<T>(string path, string failure, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolException($"{path}: {failure}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
