using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The canonical text of a trial's description without its numbers: with them in place it is that text again. The trials of a sweep share a few
/// templates.
/// </summary>
internal sealed class TrialTemplate
{
    private const string Hole = "null";

    private static readonly JsonSerializerOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text before each number, and the one after the last.</summary>
    private readonly ImmutableArray<byte[]> _pieces;

    private TrialTemplate(string text) => (Text, _pieces) = (text, [.. Pieces(text).Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The canonical text with <c>null</c> for each number.</summary>
    internal string Text { get; }

    /// <summary>The number of numbers.</summary>
    internal int Count => _pieces.Length - 1;

    /// <summary>The template as JSON in one line.</summary>
    internal string Json => JsonNode.Parse(Text)!.ToJsonString(_compact);

    /// <summary>The template with this JSON.</summary>
    internal static TrialTemplate Read(JsonElement json) => new(CanonicalText.Of(JsonNode.Parse(json.GetRawText())!));

    /// <summary>The template with this text.</summary>
    internal static TrialTemplate OfText(string text) => new(text);

    /// <summary>The text of the template of a description, and the numbers that stand in it, in order.</summary>
    /// <param name="canonical">The canonical text of the description: a number a line at most.</param>
    internal static (string Text, ImmutableArray<string> Numbers) Split(string canonical)
    {
        var (text, numbers) = (new StringBuilder(canonical.Length), ImmutableArray.CreateBuilder<string>());
        foreach (var line in canonical.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) continue;
            var (start, end) = NumberIn(line);
            if (end > start) numbers.Add(line[start..end].ToString());
            text.Append(line[..start]).Append(end > start ? Hole : "").Append(line[end..]).Append('\n');
        }

        return (text.ToString(), numbers.ToImmutable());
    }

    /// <summary>The identity of the trial that has these numbers.</summary>
    /// <param name="numbers">A JSON list of numbers without its brackets, in order.</param>
    /// <exception cref="FormatException">There are more or fewer of them.</exception>
    internal TrialId IdOf(ReadOnlySpan<byte> numbers)
    {
        using var buffer = new MemoryStream(1024);
        var piece = 0;
        foreach (var range in numbers.Split((byte)','))
        {
            if (piece == Count) throw new FormatException("There are more numbers than the template has room for.");
            buffer.Write(_pieces[piece++]);
            buffer.Write(numbers[range]);
        }

        if (piece < Count) throw new FormatException("There are fewer numbers than the template has room for.");
        if (Count > 0) buffer.Write(_pieces[^1]);
        return TrialId.Of(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The canonical text that has these numbers.</summary>
    /// <param name="numbers">As in <see cref="IdOf"/>.</param>
    internal string Fill(string numbers)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(_pieces[0]));
        foreach (var (number, piece) in numbers.Split(',').Zip(_pieces.Skip(1))) text.Append(number).Append(Encoding.UTF8.GetString(piece));
        return text.ToString();
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (start, end) = NumberIn(line);
            piece.Append(line[..start]);
            if (end > start)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(line[end..]).Append('\n');
        }

        yield return piece.ToString();
    }

    /// <summary>The place of the number, or of <c>null</c>, in a line of canonical text: behind a name or alone, before a comma or the end. Empty where there is none.</summary>
    private static (int Start, int End) NumberIn(ReadOnlySpan<char> line)
    {
        var start = line.IndexOfAnyExcept(' ');
        if (line[start] == '"')
        {
            var close = start + 1;
            for (; line[close] != '"'; close++)
            {
                if (line[close] == '\\') close++;
            }

            // A text that is an entry of a list has no colon behind it.
            if (close + 2 >= line.Length || line[close + 1] != ':') return (0, 0);
            start = close + 3;
        }

        var end = line.EndsWith(',') ? line.Length - 1 : line.Length;
        return start < end && (char.IsAsciiDigit(line[start]) || line[start] == '-' || line[start..end].SequenceEqual(Hole)) ? (start, end) : (0, 0);
    }
}
