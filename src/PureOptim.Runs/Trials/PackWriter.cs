using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>Writes a pack. The same trials in the same order give the same bytes.</summary>
internal sealed class PackWriter : IDisposable
{
    /// <summary>The largest number of trials in a pack.</summary>
    internal const int Most = 16 * TrialSource.BlockLength;

    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _library;
    private readonly ZipArchive _zip;
    private readonly OrderedDictionary<string, TrialTemplate> _templates = [];
    private readonly ImmutableArray<string>.Builder _blocks = ImmutableArray.CreateBuilder<string>();
    private readonly MemoryStream _ids = new();
    private readonly MemoryStream _scores = new();
    private readonly MemoryStream _block = new();

    /// <summary>Begins a pack.</summary>
    /// <param name="stream">Takes the bytes.</param>
    /// <param name="library">The program that computed the results.</param>
    internal PackWriter(Stream stream, string library) => (_library, _zip) = (library, new(stream, ZipArchiveMode.Create, leaveOpen: true));

    /// <summary>The number of trials so far.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a trial.</summary>
    /// <param name="id">The identity.</param>
    /// <param name="template">The template.</param>
    /// <param name="line">The line, with any number of a template, without the brace that closes it.</param>
    internal void Add(TrialId id, TrialTemplate template, ReadOnlySpan<byte> line)
    {
        _templates.TryAdd(template.Text, template);
        _block.Write(TrialLine.Renumber(line, _templates.IndexOf(template.Text)));
        _block.Write("}\n"u8);
        Span<byte> hash = stackalloc byte[TrialId.Size];
        id.WriteTo(hash);
        _ids.Write(hash);
        Span<byte> score = stackalloc byte[TrialScore.Size];
        TrialLine.ReadScore(line).WriteTo(score);
        _scores.Write(score);
        if (++Count % TrialSource.BlockLength == 0) EndBlock();
    }

    /// <summary>Writes what is left, the ids, the scores and the index.</summary>
    internal void Finish()
    {
        if (_block.Length > 0) EndBlock();
        var ids = _ids.ToArray();
        Put(PackIndex.IdsName, ids, CompressionLevel.NoCompression);
        var scores = _scores.ToArray();
        Put(PackIndex.ScoresName, scores, CompressionLevel.Fastest);
        var templates = _templates.Values.Select(template => JsonElement.Parse(template.Json)).ToImmutableArray();
        Put(PackIndex.Name, ChecksummedJson.Write(new PackIndex(Segment.Format, _library, templates, Sha256.Of(ids), _blocks.ToImmutable(), Sha256.Of(scores))), CompressionLevel.Optimal);
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private void EndBlock()
    {
        var bytes = _block.ToArray();
        Put(PackIndex.NameOf(_blocks.Count), bytes, CompressionLevel.Fastest);
        _blocks.Add(Sha256.Of(bytes));
        _block.SetLength(0);
    }

    private void Put(string name, byte[] bytes, CompressionLevel level)
    {
        var entry = _zip.CreateEntry(name, level);
        entry.LastWriteTime = _noTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
