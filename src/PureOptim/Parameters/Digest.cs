using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PureOptim.Parameters;

/// <summary>
/// SHA-256 over bits: the identity of a result. Names and shapes go in with the elements, everything little-endian, NaN payloads and signed
/// zeros included, so two results have the same digest only if nobody can tell them apart.
/// </summary>
public sealed class Digest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of one set of parameters, in lower-case hexadecimal.</summary>
    public static string Of<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var digest = new Digest();
        digest.Add(parameters);
        return digest.ToHexadecimal();
    }

    /// <summary>Adds parameters: their layout, the width of an element, and the bits.</summary>
    public void Add<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Add(parameters.Layout.Entries.Length);
        foreach (var entry in parameters.Layout.Entries)
        {
            Add(entry.Name);
            Add(entry.Shape.Length);
            foreach (var size in entry.Shape) Add(size);
        }

        Add(Marshal.SizeOf<T>());
        AddBits(parameters.Values);
    }

    /// <summary>Adds an integer, as 8 bytes.</summary>
    public void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    /// <summary>Adds a text: the length of its UTF-8 form, and that form.</summary>
    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }

    /// <summary>The digest of everything added so far, in lower-case hexadecimal; more may be added afterwards.</summary>
    public string ToHexadecimal() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void AddBits<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            _hash.AppendData(MemoryMarshal.AsBytes(values));
            return;
        }

        foreach (var value in values)
        {
            var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
            Array.Reverse(bytes);
            _hash.AppendData(bytes);
        }
    }
}
