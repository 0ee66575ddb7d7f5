namespace PureOptim.Experiments.Parity;

/// <summary>
/// Python's json module writes numbers that JSON does not have as bare words, NaN and Infinity. Here they become the texts that these
/// files use elsewhere.
/// </summary>
internal static class BareNumbers
{
    private static readonly byte[][] _words = ["-Infinity"u8.ToArray(), "Infinity"u8.ToArray(), "NaN"u8.ToArray()];

    /// <summary>Puts every such word that stands outside a text in quotation marks; everything else stays as it is.</summary>
    internal static ReadOnlyMemory<byte> Quote(byte[] json)
    {
        var quoted = new MemoryStream(json.Length);
        var text = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (!text && WordAt(json.AsSpan(i)) is { } word)
            {
                quoted.Write([(byte)'"', .. word, (byte)'"']);
                i += word.Length - 1;
                continue;
            }

            quoted.WriteByte(json[i]);
            if (text && json[i] == '\\' && i + 1 < json.Length) quoted.WriteByte(json[++i]);
            else if (json[i] == '"') text = !text;
        }

        return quoted.GetBuffer().AsMemory(0, (int)quoted.Length);
    }

    private static byte[]? WordAt(ReadOnlySpan<byte> rest)
    {
        foreach (var word in _words)
        {
            if (rest.StartsWith(word)) return word;
        }

        return null;
    }
}
