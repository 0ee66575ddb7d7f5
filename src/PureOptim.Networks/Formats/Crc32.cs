namespace PureOptim.Networks.Formats;

/// <summary>The check sum of gzip: the cyclic redundancy check of 32 bits with the polynomial EDB88320 (RFC 1952, section 8).</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    /// <summary>For each of eight places, what a byte there adds to the sum of eight bytes.</summary>
    private static readonly uint[][] _tables = Tables();

    private uint _register = uint.MaxValue;

    /// <summary>The sum of all bytes so far.</summary>
    internal uint Value => ~_register;

    /// <summary>Takes in more bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var register = _register;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            register = _tables[7][bytes[0] ^ (register & 0xFF)] ^ _tables[6][bytes[1] ^ ((register >> 8) & 0xFF)]
                ^ _tables[5][bytes[2] ^ ((register >> 16) & 0xFF)] ^ _tables[4][bytes[3] ^ (register >> 24)]
                ^ _tables[3][bytes[4]] ^ _tables[2][bytes[5]] ^ _tables[1][bytes[6]] ^ _tables[0][bytes[7]];
        }

        foreach (var next in bytes) register = _tables[0][(register ^ next) & 0xFF] ^ (register >> 8);
        _register = register;
    }

    private static uint[][] Tables()
    {
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (var i = 0U; i < 256; i++)
            {
                var register = slice == 0 ? i : tables[slice - 1][i];
                for (var bit = 0; bit < 8; bit++) register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ Polynomial;
                tables[slice][i] = register;
            }
        }

        return tables;
    }
}
