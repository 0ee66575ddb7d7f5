using System.Buffers.Binary;

namespace PureOptim.Networks.Formats;

/// <summary>
/// A stream that is read from front to back and knows its name and place, so that every failure can state its place. Packed content
/// with gzip is unpacked on the way.
/// </summary>
/// <remarks>Memory is taken for what the stream really holds, once, never for what a header says it holds.</remarks>
internal sealed class ByteSource : IDisposable
{
    /// <summary>The largest possible unpacked size of a file that is not unpacked beforehand to learn its size.</summary>
    private const int TakenOnTrust = 1 << 26;

    /// <summary>No file unpacks to more times its length: in deflate, 258 bytes take two bits at least.</summary>
    private const int MostUnpacked = 258 * 8 / 2;

    private readonly Stream _file;
    private readonly long _start;
    private readonly Stream _content;

    private ByteSource(Stream file, Stream content, string name) => (_file, _start, _content, Name) = (file, file.Position, content, name);

    /// <summary>The name for errors.</summary>
    internal string Name { get; }

    /// <summary>The offset of the next byte, in the unpacked content.</summary>
    internal long Offset { get; private set; }

    private bool IsPacked => _content != _file;

    /// <summary>Opens a stream as it is.</summary>
    internal static ByteSource Plain(Stream stream, string name)
    {
        var file = Seekable(stream);
        return new(file, file, name);
    }

    /// <summary>Opens a stream that may be packed.</summary>
    internal static ByteSource Unpacking(Stream stream, string name)
    {
        var file = Seekable(stream);
        return new(file, GzipMembers.IsAt(file) ? new GzipMembers(file, name) : file, name);
    }

    /// <summary>A big-endian 32-bit integer.</summary>
    internal int ReadInt32BigEndian(string what) => BinaryPrimitives.ReadInt32BigEndian(Read(sizeof(int), what));

    /// <summary>Reads the number of bytes asked for; if there are fewer, the error states their number.</summary>
    internal byte[] Read(int count, string what)
    {
        var start = Offset;
        var bytes = ReadUpTo(count);
        return bytes.Length == count
            ? bytes
            : throw new MalformedFileException(Name, start, Invariant($"{what} ({count} bytes)"), Invariant($"the end after {bytes.Length} bytes"));
    }

    /// <summary>All bytes up to the end.</summary>
    internal byte[] ReadToEnd()
    {
        var bytes = ReadUpTo(Array.MaxLength);
        ExpectEnd();
        return bytes;
    }

    /// <summary>Refuses anything after the place reached, behind the packed content too.</summary>
    internal void ExpectEnd()
    {
        if (_content.Read(new byte[1]) != 0) throw new MalformedFileException(Name, Offset, "the end of the file", "more bytes");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsPacked) _content.Dispose();
    }

    /// <summary>The stream, or what it holds where it cannot go back.</summary>
    private static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek) return stream;
        var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        return content;
    }

    private byte[] ReadUpTo(int count)
    {
        var bytes = new byte[long.Min(count, Left(count))];
        var filled = _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Offset += filled;
        return filled == bytes.Length ? bytes : bytes[..filled];
    }

    /// <summary>The number of bytes before the end, or an upper bound; of those wanted, about the exact number if they are many.</summary>
    private long Left(int wanted)
    {
        if (!IsPacked) return _file.Length - _file.Position;
        var most = MostUnpacked * (_file.Length - _start) - Offset;
        return long.Min(wanted, most) <= TakenOnTrust ? most : Unpacked(Offset + wanted) - Offset;
    }

    /// <summary>The length of the unpacked content, or the given one if it is longer: it is unpacked from its start, and not kept.</summary>
    private long Unpacked(long longest)
    {
        var place = _file.Position;
        _file.Position = _start;
        var (length, piece) = (0L, new byte[1 << 16]);
        using (var content = new GzipMembers(_file, Name))
        {
            while (length < longest && content.Read(piece) is > 0 and var read) length += read;
        }

        _file.Position = place;
        return long.Min(length, longest);
    }
}
