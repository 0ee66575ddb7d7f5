using System.Text;
using System.Text.Json;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// A file to which a process appends the results of its trials, a line each. The first line names the library; a template stands before the first
/// trial that has it. It may grow while it is read.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class Segment(string path) : TrialSource(path)
{
    /// <summary>The form of the file.</summary>
    internal const string Format = "pureoptim trials 1";

    /// <summary>The largest number of bytes that are read at once, but for a longer line.</summary>
    private const int AtOnce = 1 << 20;

    private readonly List<TrialId> _ids = [];
    private readonly List<(long Start, int Length)> _lines = [];
    private readonly List<TrialTemplate> _templates = [];
    private readonly List<string> _damages = [];
    private string _library = "";
    private long _number;

    /// <inheritdoc/>
    internal override string Library => _library;

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialId> Ids => _ids;

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialTemplate> Templates => _templates;

    /// <summary>The damaged lines, each in words.</summary>
    internal IReadOnlyList<string> Damages => _damages;

    /// <summary>The number of bytes in whole lines.</summary>
    internal long End { get; private set; }

    /// <summary>Whether bytes stand behind the last whole line: one is being written, or was cut off.</summary>
    internal bool IsTorn { get; private set; }

    /// <summary>The first line of a segment without the brace that closes it.</summary>
    internal static byte[] Header(string library) => Encoding.UTF8.GetBytes($$"""{"format":"{{Format}}","library":{{JsonSerializer.Serialize(library)}}""");

    /// <summary>The line of a template without the brace that closes it.</summary>
    internal static byte[] TemplateLine(int number, TrialTemplate template) => Encoding.UTF8.GetBytes(Invariant($"{{\"template\":{number},\"description\":{template.Json}"));

    /// <summary>The library that the first line of a segment names; null where that cannot be read.</summary>
    internal static string? LibraryOf(string path)
    {
        try
        {
            var segment = new Segment(path);
            segment.ReadOn();
            return segment.Library;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines that were written since.</summary>
    /// <exception cref="IOException">The file is no more, or cannot be read.</exception>
    internal void ReadOn()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Position = End;
        var (bytes, filled) = (new byte[long.Clamp(file.Length - End, 1, AtOnce)], 0);
        for (int read; (read = file.Read(bytes, filled, bytes.Length - filled)) > 0;)
        {
            filled += read;
            var start = 0;
            for (int length; (length = bytes.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                _number++;
                if (SegmentLine.Open(bytes.AsMemory(start, length)) is not { } open || !Take(open.Span, End + start))
                    _damages.Add(Invariant($"{Path}: line {_number} is damaged"));
            }

            // What is left is the beginning of a line.
            bytes.AsSpan(start, filled - start).CopyTo(bytes);
            (End, filled) = (End + start, filled - start);
            if (filled == bytes.Length) Array.Resize(ref bytes, 2 * bytes.Length);
        }

        IsTorn = filled > 0;
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ReadOnlyMemory<byte>> Lines(int block)
    {
        var lines = _lines.GetRange(block * BlockLength, int.Min(BlockLength, _lines.Count - block * BlockLength));
        var (start, end) = (lines[0].Start, lines[^1].Start + lines[^1].Length);
        var bytes = new byte[end - start];
        StoreFile.Attempt(Path, "cannot be read", () =>
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = start;
            return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        });
        return lines.ConvertAll(line => SegmentLine.Open(bytes.AsMemory((int)(line.Start - start), line.Length)) ?? throw new RunException($"{Path}: it was changed: it is damaged"));
    }

    /// <summary>Takes note of a line; false where it is none of a segment.</summary>
    private bool Take(ReadOnlySpan<byte> open, long start)
    {
        try
        {
            if (_number == 1) return TakeHeader(open);
            if (_library.Length == 0) return false;
            if (open.IndexOf("\"description\":"u8) is >= 0 and < 40) return TakeTemplate(open);
            var numbers = TrialLine.NumbersOf(open, out var template);
            _ids.Add(_templates[template].IdOf(numbers));
            _lines.Add((start, open.Length + SegmentLine.Tail));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private bool TakeHeader(ReadOnlySpan<byte> open)
    {
        using var header = JsonDocument.Parse((byte[])[.. open, (byte)'}']);
        if (header.RootElement.GetProperty("format").GetString() != Format) throw new FormatException("It is of another form.");
        _library = header.RootElement.GetProperty("library").GetString()!;
        return true;
    }

    private bool TakeTemplate(ReadOnlySpan<byte> open)
    {
        using var line = JsonDocument.Parse((byte[])[.. open, (byte)'}']);
        var number = line.RootElement.GetProperty("template").GetInt32();

        // Where the line of one before it is damaged, its trials are too.
        while (_templates.Count < number) _templates.Add(TrialTemplate.OfText(""));
        _templates.Add(TrialTemplate.Read(line.RootElement.GetProperty("description")));
        return _templates.Count == number + 1;
    }
}
