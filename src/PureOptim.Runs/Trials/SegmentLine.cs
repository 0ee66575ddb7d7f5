using System.Security.Cryptography;
using System.Text;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>A line of a segment: a JSON object whose last field, <c>sha256</c>, is that of every byte of the line before it.</summary>
internal static class SegmentLine
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    private static readonly byte[] _field = Encoding.UTF8.GetBytes(",\"sha256\":\"");

    /// <summary>The number of bytes behind what the hash is of, the line feed not among them.</summary>
    internal static int Tail => _field.Length + Digits + 2;

    /// <summary>An object without the brace that closes it as a line.</summary>
    internal static byte[] Of(ReadOnlySpan<byte> open)
    {
        var line = new byte[open.Length + Tail + 1];
        open.CopyTo(line);
        _field.CopyTo(line, open.Length);
        Encoding.UTF8.GetBytes(Sha256.Of(open), line.AsSpan(open.Length + _field.Length));
        "\"}\n"u8.CopyTo(line.AsSpan(line.Length - 3));
        return line;
    }

    /// <summary>The object without the brace that closes it, or null where the line is damaged.</summary>
    /// <param name="line">The line without its line feed.</param>
    internal static ReadOnlyMemory<byte>? Open(ReadOnlyMemory<byte> line)
    {
        if (line.Length <= Tail) return null;
        var open = line[..^Tail];
        var tail = line.Span[^Tail..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(open.Span, hash);
        Span<byte> digits = stackalloc byte[Digits];
        Convert.TryToHexStringLower(hash, digits, out _);
        return tail.StartsWith(_field) && tail.EndsWith("\"}"u8) && tail.Slice(_field.Length, Digits).SequenceEqual(digits) ? open : null;
    }
}
