using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PureOptim.Runs.Trials;

/// <summary>The identity of a trial in 32 bytes: the SHA-256 of its description's canonical text. There may be millions in memory.</summary>
internal readonly record struct TrialId(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>The number of bytes.</summary>
    internal const int Size = SHA256.HashSizeInBytes;

    /// <summary>The order of the digits.</summary>
    internal static Comparer<TrialId> InOrder { get; } = Comparer<TrialId>.Create((one, other) =>
        (one.First, one.Second, one.Third, one.Fourth).CompareTo((other.First, other.Second, other.Third, other.Fourth)));

    /// <summary>The identity of a canonical text in UTF-8.</summary>
    internal static TrialId Of(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(canonical, hash);
        return Read(hash);
    }

    /// <summary>The identity that stands in 32 bytes.</summary>
    internal static TrialId Read(ReadOnlySpan<byte> hash) => new(
        BinaryPrimitives.ReadUInt64BigEndian(hash),
        BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(hash[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(hash[24..]));

    /// <summary>The identity in 64 hexadecimal digits, or null where the text is none.</summary>
    internal static TrialId? Parse(string text)
    {
        Span<byte> hash = stackalloc byte[Size];
        return Convert.FromHexString(text, hash, out var read, out var written) == System.Buffers.OperationStatus.Done && read == text.Length && written == Size
            ? Read(hash)
            : null;
    }

    /// <summary>Whether the 64 digits begin with some.</summary>
    /// <param name="digits">Hexadecimal digits in lower case, at least one.</param>
    internal bool StartsWith(string digits)
    {
        const int digitsOfFirst = 16, bits = 4;
        var head = digits.AsSpan(0, int.Min(digits.Length, digitsOfFirst));
        return First >> (bits * (digitsOfFirst - head.Length)) == ulong.Parse(head, NumberStyles.AllowHexSpecifier, NumberFormatInfo.InvariantInfo)
            && (digits.Length <= digitsOfFirst || $"{this}".StartsWith(digits, StringComparison.Ordinal));
    }

    /// <summary>Writes the 32 bytes.</summary>
    internal void WriteTo(Span<byte> hash)
    {
        BinaryPrimitives.WriteUInt64BigEndian(hash, First);
        BinaryPrimitives.WriteUInt64BigEndian(hash[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(hash[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(hash[24..], Fourth);
    }

    /// <summary>The first bits, which are as good as drawn.</summary>
    public override int GetHashCode() => (int)First;

    /// <summary>The 64 digits.</summary>
    public override string ToString() => Invariant($"{First:x16}{Second:x16}{Third:x16}{Fourth:x16}");
}
