using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PureOptim.Networks.Formats;

/// <summary>The check sum of gzip: the cyclic redundancy check of 32 bits with the polynomial EDB88320 (RFC 1952, section 8).</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    /// <summary>For each of eight places, 256 entries: what a byte there adds to the sum of eight bytes.</summary>
    private static readonly uint[] _tables = Tables();

    private uint _register = uint.MaxValue;

    /// <summary>The sum of all bytes so far.</summary>
    internal uint Value => ~_register;

    /// <summary>Takes in more bytes. Data sets have tens of millions when a program starts, so that it is not first compiled without optimization.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var (register, tables) = (_register, _tables);
        var whole = bytes.Length - bytes.Length % Slices;
        for (var i = 0; i < whole; i += Slices)
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]) ^ register;
            register = tables[(7 << 8) + (byte)eight] ^ tables[(6 << 8) + (byte)(eight >> 8)]
                ^ tables[(5 << 8) + (byte)(eight >> 16)] ^ tables[(4 << 8) + (byte)(eight >> 24)]
                ^ tables[(3 << 8) + (byte)(eight >> 32)] ^ tables[(2 << 8) + (byte)(eight >> 40)]
                ^ tables[(1 << 8) + (byte)(eight >> 48)] ^ tables[(byte)(eight >> 56)];
        }

        foreach (var next in bytes[whole..]) register = tables[(byte)(register ^ next)] ^ (register >> 8);
        _register = register;
    }

    private static uint[] Tables()
    {
        var tables = new uint[Slices << 8];
        for (var i = 0; i < tables.Length; i++)
        {
            var register = i < 256 ? (uint)i : tables[i - 256];
            for (var bit = 0; bit < 8; bit++) register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ Polynomial;
            tables[i] = register;
        }

        return tables;
    }
}
