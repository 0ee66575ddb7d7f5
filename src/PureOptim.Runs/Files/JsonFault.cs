using System.Text;
using System.Text.Json;

namespace PureOptim.Runs.Files;

/// <summary>Finds where and why a text is not JSON as the tool reads it. It scans the text again, so it is used only after an error.</summary>
internal static class JsonFault
{
    /// <summary>An escape that JSON cannot express: half of a surrogate pair.</summary>
    private const string HalfPair = "a text or a field's name has half of a surrogate pair (\\ud800 to \\udfff), which is no character";

    /// <summary>Whether a text may have such halves: the pairs are written in the same way.</summary>
    internal static bool MayHaveHalfPairs(string json) => json.Contains("\\ud", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first fault of a text, to be put behind the name of its file: the line, and what is wrong there; null where there is none.</summary>
    internal static string? Of(string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return ": it is empty: there is no JSON in it";
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject) names.Push(new(StringComparer.Ordinal));
                if (reader.TokenType == JsonTokenType.EndObject) names.Pop();
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
                if (TextOf(reader) is not { } text) return Invariant($", {Line(bytes, reader.TokenStartIndex)}: {HalfPair}");
                if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(text))
                    return Invariant($", {Line(bytes, reader.TokenStartIndex)}: the field \"{text}\" stands twice in one object");
            }

            return null;
        }
        catch (JsonException exception)
        {
            var line = LineOf(bytes, exception);
            var at = int.Min((int)(exception.BytePositionInLine ?? 0), line.Length);
            return Invariant($", line {exception.LineNumber + 1}, column {Encoding.UTF8.GetCharCount(line[..at]) + 1}: this is not JSON: ")
                + (line[at..].StartsWith("/"u8) ? "JSON has no comments" : Reason(exception));
        }
    }

    private static string? TextOf(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Line(ReadOnlySpan<byte> bytes, long index) => Invariant($"line {bytes[..(int)index].Count((byte)'\n') + 1}");

    /// <summary>The text from the beginning of the line where the reader stopped.</summary>
    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> bytes, JsonException exception)
    {
        for (var line = exception.LineNumber; line > 0; line--) bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        return bytes;
    }

    /// <summary>The message of .NET, without the position, which precedes it, and without advice to callers of its reader.</summary>
    private static string Reason(JsonException exception)
    {
        var text = exception.Message.Split(" LineNumber:", 2)[0].ReplaceLineEndings(" ");
        ReadOnlySpan<string> advice = [" Change the reader options.", " which is not supported in this mode", ", when isFinalBlock is true"];
        foreach (var words in advice) text = text.Replace(words, "", StringComparison.Ordinal);
        return text;
    }
}
