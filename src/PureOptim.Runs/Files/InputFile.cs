using System.IO.Compression;
using System.Text;

namespace PureOptim.Runs.Files;

/// <summary>
/// Files that a user names. Every command reads them through here, so that the same file is read, or refused in the same words, by all.
/// </summary>
internal static class InputFile
{
    /// <summary>The longest text that is read, in bytes: a description has a few thousand, a recorded trace some millions.</summary>
    internal const int LongestText = 1 << 28;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file to be read from its start, and again. Input from a pipe is read whole, up to the largest length of a text.</summary>
    /// <exception cref="RunException">It is a folder, is not there, or may not be read.</exception>
    internal static Stream Open(string path)
    {
        var stream = Read(path, () => File.OpenRead(path));
        if (stream.CanSeek) return stream;
        using (stream) return new MemoryStream(Whole(path, stream));
    }

    /// <summary>A file's whole text: UTF-8, with or without its mark in front, or UTF-16 or UTF-32 with theirs.</summary>
    /// <exception cref="RunException">It cannot be read, is too long, or is no such text.</exception>
    internal static string Text(string path)
    {
        using var stream = Open(path);
        return Text(path, stream);
    }

    /// <summary>The whole text of a stream that was opened, compressed with gzip or not.</summary>
    internal static string Text(string path, Stream stream)
    {
        try
        {
            var content = Whole(path, stream);
            if (content is [0x1f, 0x8b, ..]) content = Whole(path, new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
            using var reader = new StreamReader(new MemoryStream(content), _utf8);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            throw new RunException($"{path}: it is not a text in UTF-8", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new RunException($"{path}: it begins as a gzip file, and is damaged", exception);
        }
    }

    /// <summary>Does what may fail because of the file, and says in one line how it failed.</summary>
    internal static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException($"{path}: there is no such file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var why = Directory.Exists(path) ? "is a folder; a file is expected"
                : exception is UnauthorizedAccessException ? "cannot be read: permission denied"
                : $"cannot be read: {exception.Message.ReplaceLineEndings(" ")}";
            throw new RunException($"{path}: {why}", exception);
        }
    }

    private static byte[] Whole(string path, Stream stream) => Read(path, () =>
    {
        using var content = new MemoryStream();
        var chunk = new byte[1 << 16];
        while (stream.Read(chunk) is > 0 and var read)
        {
            content.Write(chunk, 0, read);
            if (content.Length > LongestText) throw new RunException(Invariant($"{path}: it has more than {LongestText} bytes, and no text that is read here may"));
        }

        return content.ToArray();
    });
}
