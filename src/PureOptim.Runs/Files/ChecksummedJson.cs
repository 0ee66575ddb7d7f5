using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PureOptim.Runs.Files;

/// <summary>
/// A JSON object that carries a SHA-256 of itself, so that damage is noticed: its first field, <c>sha256</c>, is that of every byte after the
/// field's line.
/// </summary>
internal static class ChecksummedJson
{
    private const string Start = "{\n  \"sha256\": \"";
    private const string End = "\",\n";
    private const int Length = 64;

    private static readonly JsonSerializerOptions _options = new(CanonicalText.Layout)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>A value as an object with its checksum.</summary>
    internal static byte[] Write<T>(T value) => WithChecksum(JsonSerializer.Serialize(value, _options) + "\n");

    /// <summary>The value of an object, whose checksum is verified before anything else.</summary>
    /// <param name="file">The file's path, for the complaint.</param>
    /// <param name="bytes">Its content; overwritten.</param>
    internal static T Read<T>(string file, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(WithoutChecksum(file, bytes), _options)!;
        }
        catch (JsonException exception)
        {
            throw new RunException($"{file}: this is no manifest: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>An object with its checksum as the first field.</summary>
    /// <param name="json">An object with at least one field, indented by two spaces, with line feeds.</param>
    internal static byte[] WithChecksum(string json)
    {
        var rest = Encoding.UTF8.GetBytes(json["{\n".Length..]);
        return [.. Encoding.UTF8.GetBytes($"{Start}{Sha256.Of(rest)}{End}"), .. rest];
    }

    /// <summary>The object without its checksum, which has been verified.</summary>
    /// <param name="file">The file's path, for the complaint.</param>
    /// <param name="bytes">Its content; overwritten.</param>
    internal static ReadOnlySpan<byte> WithoutChecksum(string file, byte[] bytes)
    {
        var head = Start.Length + Length + End.Length;
        if (bytes.Length <= head || !bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(Start)))
            throw new RunException($"{file}: it does not begin with its own SHA-256; it is damaged or no file of the store");
        var (stated, found) = (Encoding.UTF8.GetString(bytes, Start.Length, Length), Sha256.Of(bytes.AsSpan(head)));
        if (stated != found || !bytes.AsSpan(head - End.Length, End.Length).SequenceEqual(Encoding.UTF8.GetBytes(End)))
            throw new RunException($"{file}: it has the SHA-256 {found}; it says {stated}: it is damaged");
        bytes[head - 1] = (byte)'{';
        return bytes.AsSpan(head - 1);
    }
}
