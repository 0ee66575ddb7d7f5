using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PureOptim;

/// <summary>
/// SHA-256 over bits: the identity of a result. Names and shapes go in with the elements, everything little-endian, signed zeros distinguished.
/// </summary>
/// <remarks>
/// Every NaN goes in as the bits of <c>T.NaN</c>: the sign and payload of a NaN that an operation makes are the processor's choice (x86 sets
/// the sign, Arm does not), so they are no part of a result that is the same everywhere.
/// </remarks>
public sealed class Digest : IDisposable
{
    private const int Waiting = 4096;

    // The hash is native code, which costs more to call than to give a few bytes: these wait until there are many, or no more.
    private readonly byte[] _waiting = ArrayPool<byte>.Shared.Rent(Waiting);
    private int _count;
    private IncrementalHash? _hash;
    private bool _isDisposed;

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
        AddBytes(bytes);
    }

    /// <summary>Adds a text: the length of its UTF-8 form, and that form.</summary>
    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        AddBytes(bytes);
    }

    /// <summary>The digest of everything added so far, in lower-case hexadecimal; more may be added afterwards.</summary>
    public string ToHexadecimal()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_hash is null) return Convert.ToHexStringLower(SHA256.HashData(_waiting.AsSpan(0, _count)));
        Pass(_hash);
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _hash?.Dispose();
        ArrayPool<byte>.Shared.Return(_waiting);
    }

    private void AddBytes(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (bytes.Length > Waiting - _count)
        {
            _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Pass(_hash);
            if (bytes.Length >= Waiting)
            {
                _hash.AppendData(bytes);
                return;
            }
        }

        bytes.CopyTo(_waiting.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Pass(IncrementalHash hash)
    {
        hash.AppendData(_waiting.AsSpan(0, _count));
        _count = 0;
    }

    private void AddBits<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int chunk = 128;
        Span<T> canonical = stackalloc T[chunk];
        for (; !values.IsEmpty; values = values[int.Min(chunk, values.Length)..])
        {
            var part = canonical[..int.Min(chunk, values.Length)];
            for (var i = 0; i < part.Length; i++) part[i] = T.IsNaN(values[i]) ? T.NaN : values[i];
            var bytes = MemoryMarshal.AsBytes(part);
            if (!BitConverter.IsLittleEndian)
            {
                var width = Marshal.SizeOf<T>();
                for (var start = 0; start < bytes.Length; start += width) bytes.Slice(start, width).Reverse();
            }

            AddBytes(bytes);
        }
    }
}
