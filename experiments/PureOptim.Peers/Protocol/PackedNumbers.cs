using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Peers.Protocol;

/// <summary>Packed numbers: the base64 of their bytes as binary64, the least significant byte first, in the order of the list.</summary>
internal static class PackedNumbers
{
    /// <summary>Lists, one after another, as one text in quotes.</summary>
    internal static string Text(IEnumerable<Parameters<double>> lists)
    {
        var numbers = lists.SelectMany(list => list.Values.ToArray()).ToArray();
        var bytes = new byte[sizeof(double) * numbers.Length];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), numbers[i]);
        return $"\"{Convert.ToBase64String(bytes)}\"";
    }

    /// <summary>The numbers of a text. Every NaN is the one that decimals give, whatever its bits are.</summary>
    /// <exception cref="PeerException">It is no base64, or ends within a number.</exception>
    internal static ImmutableArray<double> Read(JsonElement text, string what)
    {
        if (!text.TryGetBytesFromBase64(out var bytes)) throw new PeerException($"its {what} is a text that is no base64");
        if (bytes.Length % sizeof(double) != 0) throw new PeerException(Invariant($"its {what} is packed in {bytes.Length} bytes, no multiple of {sizeof(double)}"));
        var numbers = ImmutableArray.CreateBuilder<double>(bytes.Length / sizeof(double));
        for (var i = 0; i < bytes.Length; i += sizeof(double)) numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i)) is var number && double.IsNaN(number) ? double.NaN : number);
        return numbers.MoveToImmutable();
    }
}
