using System.Buffers.Binary;
using System.IO.Compression;

namespace PureOptim.Networks.Formats;

/// <summary>
/// A stream that is read from front to back and knows its name and place, so that every failure can say where it happened. What is packed
/// with gzip is unpacked on the way.
/// </summary>
/// <remarks>Memory grows with what the stream really holds, never with what a header says it holds.</remarks>
internal sealed class ByteSource : IDisposable
{
    private const int Chunk = 1 << 20;

    private readonly Stream _content;
    private readonly Stream? _packed;

    private ByteSource(Stream content, Stream? packed, string name)
    {
        _content = content;
        _packed = packed;
        Name = name;
    }

    /// <summary>The name for errors.</summary>
    internal string Name { get; }

    /// <summary>The offset of the next byte, in the unpacked content.</summary>
    internal long Offset { get; private set; }

    /// <summary>Opens a stream as it is.</summary>
    internal static ByteSource Plain(Stream stream, string name) => new(stream, null, name);

    /// <summary>Opens a stream that may be packed: gzip starts with the bytes 1F 8B.</summary>
    internal static ByteSource Unpacking(Stream stream, string name)
    {
        var source = stream.CanSeek ? stream : new MemoryStream(Plain(stream, name).ReadToEnd());
        var start = source.Position;
        var packed = source.ReadByte() == 0x1F && source.ReadByte() == 0x8B;
        source.Position = start;
        return packed
            ? new(new GZipStream(source, CompressionMode.Decompress, leaveOpen: true), source, name)
            : new(source, null, name);
    }

    /// <summary>A big-endian 32-bit integer.</summary>
    internal int ReadInt32BigEndian(string what) => BinaryPrimitives.ReadInt32BigEndian(Read(sizeof(int), what));

    /// <summary>As many bytes as asked for, or an error that says how many are there.</summary>
    internal byte[] Read(int count, string what)
    {
        var start = Offset;
        var bytes = ReadUpTo(count);
        return bytes.Length == count
            ? bytes
            : throw new MalformedFileException(Name, start, $"{what} ({count} bytes)", $"the end after {bytes.Length} bytes");
    }

    /// <summary>All bytes up to the end.</summary>
    internal byte[] ReadToEnd()
    {
        var bytes = ReadUpTo((int)long.Min(Array.MaxLength, _content.CanSeek ? _content.Length - _content.Position : long.MaxValue));
        ExpectEnd();
        return bytes;
    }

    /// <summary>Refuses anything after the place reached, behind the packed content too.</summary>
    internal void ExpectEnd()
    {
        if (Fill(new byte[1]) != 0) throw new MalformedFileException(Name, Offset, "the end of the file", "more bytes");

        // The unpacker accepts a missing trailer, and ignores what follows a complete one: the last word tells.
        if (_packed is not null && LastWord(_packed) is var length && length != (uint)Offset)
        {
            var expected = $"a packed file whose last 4 bytes state its unpacked length, {Offset}";
            throw new MalformedFileException(Name, Offset, expected, $"{length}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_packed is not null) _content.Dispose();
    }

    private static uint LastWord(Stream stream)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        stream.Position = stream.Length - word.Length;
        stream.ReadExactly(word);
        return BinaryPrimitives.ReadUInt32LittleEndian(word);
    }

    private byte[] ReadUpTo(int count)
    {
        var known = _content.CanSeek ? _content.Length - _content.Position : Chunk;
        var bytes = new byte[(int)long.Min(count, known)];
        var filled = Fill(bytes);
        while (filled == bytes.Length && filled < count)
        {
            Array.Resize(ref bytes, (int)long.Min(count, long.Max(Chunk, 2L * bytes.Length)));
            filled += Fill(bytes.AsSpan(filled));
        }

        Offset += filled;
        return filled == bytes.Length ? bytes : bytes[..filled];
    }

    private int Fill(Span<byte> bytes)
    {
        try
        {
            return _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException corrupt)
        {
            throw new MalformedFileException(Name, Offset, "packed content (gzip)", $"corrupt data: {corrupt.Message.TrimEnd('.')}");
        }
    }
}
