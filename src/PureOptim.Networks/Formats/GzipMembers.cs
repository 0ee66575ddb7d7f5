using System.Buffers.Binary;
using System.IO.Compression;

namespace PureOptim.Networks.Formats;

/// <summary>
/// The unpacked content of a gzip file: that of one member after another, with nothing or zeros behind the last. Every member's check sum and
/// length are compared, and nothing else may follow.
/// </summary>
/// <remarks>Source: P. Deutsch, "GZIP file format specification version 4.3", RFC 1952, 1996.</remarks>
/// <param name="packed">The file, from its first member; it can seek, and is not closed.</param>
/// <param name="name">The file's name, for errors.</param>
internal sealed class GzipMembers(Stream packed, string name) : ReadOnlyStream
{
    private const int Deflate = 8;

    private readonly Pieces _pieces = new(packed);
    private DeflateStream? _member;
    private Crc32 _sum = new();
    private long _memberLength;
    private long _offset;
    private bool _isFirst = true;

    /// <summary>Whether a stream that can seek stands at a gzip file: it begins with the bytes 1F 8B.</summary>
    internal static bool IsAt(Stream stream)
    {
        var start = stream.Position;
        var isMagic = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = start;
        return isMagic;
    }

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && (_member is not null || Begin()))
        {
            if (Unpack(buffer) is > 0 and var read) return read;
            End();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _member?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Begins the next member, if there is one.</summary>
    private bool Begin()
    {
        if (!_isFirst && !IsAt(packed))
        {
            for (int next; (next = packed.ReadByte()) >= 0;)
            {
                if (next == 0) continue;
                throw Malformed("the end of the packed file, zeros, or another member", Invariant($"the byte {next:X2} at {packed.Position - 1} of the packed file"));
            }

            return false;
        }

        ReadHeader();
        _pieces.Begin();
        (_isFirst, _sum, _memberLength) = (false, new(), 0);
        _member = new(_pieces, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private void ReadHeader()
    {
        var sum = new Crc32();
        var start = Take(10);
        var flags = start[3];
        if (start[2] != Deflate || flags >= 0x20)
            throw Malformed(Invariant($"a packed member of method {Deflate} (deflate) and no reserved flags"), Invariant($"method {start[2]} and flags {flags:X2}"));
        if ((flags & 0x04) != 0) Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)))); // More fields.
        if ((flags & 0x08) != 0) TakeText(); // A file's name.
        if ((flags & 0x10) != 0) TakeText(); // A comment.
        if ((flags & 0x02) == 0) return;
        var expected = (ushort)sum.Value;
        if (BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort))) is var found && found != expected)
            throw Malformed(Invariant($"the check sum {expected:X4} of a member's header"), Invariant($"{found:X4}"));

        byte[] Take(int count)
        {
            var bytes = new byte[count];
            var read = packed.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
            if (read < count) throw Malformed("the header of a packed member", "the end of the file");
            sum.Append(bytes);
            return bytes;
        }

        void TakeText()
        {
            while (Take(1)[0] != 0)
            {
            }
        }
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            var read = _member!.Read(buffer);
            _sum.Append(buffer[..read]);
            (_memberLength, _offset) = (_memberLength + read, _offset + read);
            return read;
        }
        catch (InvalidDataException)
        {
            throw Malformed("packed content (deflate)", Invariant($"data that cannot be unpacked, before byte {packed.Position} of the packed file"));
        }
    }

    /// <summary>
    /// Finds the check sum and the length at the end of a member. The unpacker does not say where in the last piece it ended, so that what must
    /// stand there is looked for; where it is zeros, behind zeros, the last place of it is the end.
    /// </summary>
    private void End()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> trailer = stackalloc byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)_memberLength);

        var last = new byte[packed.Position - _pieces.LastStart + trailer.Length];
        packed.Position = _pieces.LastStart;
        var rest = last.AsSpan(0, packed.ReadAtLeast(last, last.Length, throwOnEndOfStream: false));
        var at = rest.IndexOf(trailer);
        if (at < 0)
        {
            throw Malformed(
                Invariant($"the check sum {_sum.Value:X8} and the length {_memberLength} at the end of a packed member"),
                packed.Position == packed.Length ? "others, or the end of the file before them" : "others");
        }

        while (rest[(at + 1)..].StartsWith(trailer)) at++;
        packed.Position = _pieces.LastStart + at + trailer.Length;
    }

    private MalformedFileException Malformed(string expected, string found) => new(name, _offset, expected, found);

    /// <summary>Hands a stream on in small pieces, and knows where the last of them began.</summary>
    private sealed class Pieces(Stream stream) : ReadOnlyStream
    {
        private const int Longest = 512;

        internal long LastStart { get; private set; }

        internal void Begin() => LastStart = stream.Position;

        public override int Read(Span<byte> buffer)
        {
            var start = stream.Position;
            var read = stream.Read(buffer[..int.Min(buffer.Length, Longest)]);
            if (read > 0) LastStart = start;
            return read;
        }
    }
}
