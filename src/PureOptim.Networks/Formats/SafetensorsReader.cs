using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Networks.Formats;

/// <summary>Reads one file, of which nothing is believed before it is checked.</summary>
/// <param name="file">The name for errors.</param>
/// <param name="bytes">The whole file.</param>
internal sealed class SafetensorsReader(string file, byte[] bytes)
{
    /// <summary>The most dimensions of a tensor, as many as numpy allows.</summary>
    private const int MostDimensions = 64;

    private static readonly string[] _types = Enum.GetNames<ElementType>();
    private static readonly string[] _fields = ["dtype", "shape", "data_offsets"];

    private int _dataStart;

    private long DataLength => bytes.Length - _dataStart;

    internal Safetensors Read()
    {
        var header = Header();
        try
        {
            using var document = JsonDocument.Parse(header, new JsonDocumentOptions { AllowTrailingCommas = false });
            return Content(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw Malformed("a header of JSON", Invariant($"a syntax error in its line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}"));
        }
        catch (InvalidOperationException)
        {
            // JsonElement throws it for a string that is no Unicode text.
            throw Malformed("a header of Unicode text", "a string that is not");
        }
    }

    private ReadOnlyMemory<byte> Header()
    {
        if (bytes.Length < sizeof(ulong))
            throw new MalformedFileException(file, 0, "the length of the header (8 bytes)", Invariant($"the end after {bytes.Length} bytes"));

        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var limit = int.Min(Safetensors.LongestHeader, bytes.Length - sizeof(ulong));
        if (length > (ulong)limit)
        {
            var expected = Invariant($"a header of at most {limit} bytes in a file of {bytes.Length}");
            throw new MalformedFileException(file, 0, expected, Invariant($"a length of {length}"));
        }

        _dataStart = sizeof(ulong) + (int)length;
        return length > 0 && bytes[sizeof(ulong)] == '{'
            ? bytes.AsMemory(sizeof(ulong), (int)length)
            : throw Malformed("a header that begins with '{'", length > 0 ? Invariant($"the byte {bytes[sizeof(ulong)]:X2}") : "an empty one");
    }

    private Safetensors Content(JsonElement root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = ImmutableSortedDictionary<string, string>.Empty;
        var placed = new List<(long Start, long End, SafetensorsTensor Tensor)>();
        foreach (var entry in root.EnumerateObject())
        {
            if (!names.Add(entry.Name)) throw Malformed("names that are used once", $"'{entry.Name}' twice");
            if (entry.Name == Safetensors.MetadataName) metadata = Metadata(entry.Value);
            else placed.Add(Tensor(entry.Name, entry.Value));
        }

        RequireNoGaps(placed);
        return new(placed.Select(at => at.Tensor), metadata);
    }

    private ImmutableSortedDictionary<string, string> Metadata(JsonElement value)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in Fields(Safetensors.MetadataName, value))
        {
            if (text.Value.ValueKind != JsonValueKind.String)
                throw Malformed($"a text as '{text.Name}' of the metadata", Kind(text.Value));
            if (!texts.TryAdd(text.Name, text.Value.GetString()!))
                throw Malformed("metadata names that are used once", $"'{text.Name}' twice");
        }

        return texts.ToImmutable();
    }

    private (long Start, long End, SafetensorsTensor Tensor) Tensor(string name, JsonElement value)
    {
        var fields = new JsonElement[_fields.Length];
        foreach (var field in Fields(name, value))
        {
            var place = Array.IndexOf(_fields, field.Name);
            if (place < 0) throw Malformed($"dtype, shape and data_offsets of '{name}'", $"the field '{field.Name}'");
            if (fields[place].ValueKind != JsonValueKind.Undefined) throw Malformed($"one '{field.Name}' of '{name}'", "two");
            fields[place] = field.Value;
        }

        if (Array.FindIndex(fields, field => field.ValueKind == JsonValueKind.Undefined) is >= 0 and var absent)
            throw Malformed($"a {_fields[absent]} of '{name}'", "none");
        var type = Type(name, fields[0]);
        var shape = Integers(name, "shape", fields[1]);
        var offsets = Integers(name, "data_offsets", fields[2]);
        if (offsets is not [var start, var end] || start > end || end > DataLength)
            throw Malformed(Invariant($"data_offsets of '{name}' as a start and an end within {DataLength} bytes"), $"[{string.Join(", ", offsets.Select(offset => Invariant($"{offset}")))}]");
        if (SafetensorsTensor.SizeOf(type, shape) is var size && size != end - start)
        {
            var needed = $"{(size is { } all ? Invariant($"{all}") : "more than 2^63")} bytes for {SafetensorsTensor.Describe(type, shape)} of '{name}'";
            throw Malformed(needed, Invariant($"{end - start}"));
        }

        var elements = bytes.AsMemory(_dataStart + (int)start, (int)(end - start));
        return SafetensorsTensor.FirstUntruth(type, elements.Span) is >= 0 and var index
            ? throw At(start + index, Invariant($"a truth value of '{name}', 0 or 1"), Invariant($"{elements.Span[index]}"))
            : (start, end, new(name, type, shape, elements));
    }

    private JsonElement.ObjectEnumerator Fields(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Malformed($"an object as '{name}'", Kind(value));

    private ElementType Type(string name, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : Kind(value);
        return Array.IndexOf(_types, text) is >= 0 and var type
            ? (ElementType)type
            : throw Malformed($"a dtype of '{name}' among {string.Join(", ", _types)}", text);
    }

    private ImmutableArray<long> Integers(string name, string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Malformed($"an array as the {field} of '{name}'", Kind(value));
        if (value.GetArrayLength() is > MostDimensions and var length)
            throw Malformed(Invariant($"at most {MostDimensions} integers as the {field} of '{name}'"), Invariant($"{length}"));
        var integers = ImmutableArray.CreateBuilder<long>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            integers.Add(element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var integer) && integer >= 0
                ? integer
                : throw Malformed($"integers from 0 as the {field} of '{name}'", element.GetRawText()));
        }

        return integers.MoveToImmutable();
    }

    /// <summary>The tensors cover the data from end to end, each byte once.</summary>
    private void RequireNoGaps(List<(long Start, long End, SafetensorsTensor Tensor)> placed)
    {
        var reached = 0L;
        foreach (var (start, end, tensor) in placed.OrderBy(at => (at.Start, at.End)))
        {
            if (start != reached)
                throw At(reached, Invariant($"a tensor that starts at {reached} of the data"), Invariant($"'{tensor.Name}' from {start} to {end}"));
            reached = end;
        }

        if (reached != DataLength) throw At(reached, "the end of the file", Invariant($"{DataLength - reached} bytes that belong to no tensor"));
    }

    private MalformedFileException At(long dataOffset, string expected, string found) =>
        new(file, _dataStart + dataOffset, expected, found);

    private MalformedFileException Malformed(string expected, string found) =>
        new(file, sizeof(ulong), expected, found);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        var kind => $"{(kind is JsonValueKind.Array or JsonValueKind.Object ? "an" : "a")} {kind.ToString().ToLowerInvariant()}",
    };
}
