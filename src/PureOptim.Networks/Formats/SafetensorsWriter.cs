using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace PureOptim.Networks.Formats;

/// <summary>Writes the one form that content has as a file.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    internal static void Write(Safetensors content, Stream stream)
    {
        // Wide elements first: with the padded header, every tensor then starts at a multiple of its width.
        SafetensorsTensor[] placed = [.. content.Tensors.OrderByDescending(tensor => tensor.Type.Width())];
        var offset = 0L;
        var offsets = placed.ToDictionary(tensor => tensor.Name, tensor => (Start: offset, End: offset += tensor.Bytes.Length));

        var header = Header(content, offsets);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        var padded = (header.Length + Alignment - 1) / Alignment * Alignment;
        if (padded > Safetensors.LongestHeader)
            throw new InvalidOperationException(Invariant($"The header would have {padded} bytes; at most {Safetensors.LongestHeader} are read."));
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        stream.Write(length);
        stream.Write(header);
        for (var i = header.Length; i < padded; i++) stream.WriteByte((byte)' ');
        foreach (var tensor in placed) stream.Write(tensor.Bytes.Span);
    }

    private static ReadOnlySpan<byte> Header(Safetensors content, Dictionary<string, (long Start, long End)> offsets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (!content.Metadata.IsEmpty)
        {
            json.WriteStartObject(Safetensors.MetadataName);
            foreach (var (key, text) in content.Metadata) json.WriteString(key, text);
            json.WriteEndObject();
        }

        foreach (var tensor in content.Tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type.ToString());
            WriteIntegers(json, "shape", tensor.Shape);
            WriteIntegers(json, "data_offsets", [offsets[tensor.Name].Start, offsets[tensor.Name].End]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
