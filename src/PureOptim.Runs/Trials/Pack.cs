using System.IO.Compression;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// Results of trials that were packed: a zip file with the lines of <see cref="TrialLine"/> in blocks, their ids apart, so that they are found
/// without unpacking, their scores apart, so that they are compared without it, and an index with the SHA-256 of each part.
/// </summary>
internal sealed class Pack : TrialSource
{
    private readonly PackIndex _index;
    private readonly TrialId[] _ids;

    private Pack(string path, PackIndex index, TrialId[] ids) : base(path) =>
        (_index, _ids, Templates) = (index, ids, [.. index.Templates.Select(TrialTemplate.Read)]);

    /// <inheritdoc/>
    internal override string Library => _index.Library;

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialId> Ids => _ids;

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialTemplate> Templates { get; }

    /// <summary>Opens a pack; its index and its ids are checked.</summary>
    /// <exception cref="IOException">The file is no more, or cannot be read.</exception>
    internal static Pack Open(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var index = ChecksummedJson.Read<PackIndex>(path, Content(zip, PackIndex.Name));
            if (index.Format != Segment.Format) throw new RunException($"{path}: it is of the form {index.Format}; this version reads {Segment.Format}");
            var bytes = Content(zip, PackIndex.IdsName);
            if (Sha256.Of(bytes) != index.Ids) throw new RunException($"{path}: the ids in it have another SHA-256 than its index says: it is damaged");
            var ids = new TrialId[bytes.Length / TrialId.Size];
            for (var i = 0; i < ids.Length; i++) ids[i] = TrialId.Read(bytes.AsSpan(i * TrialId.Size));
            return new(path, index, ids);
        }
        catch (InvalidDataException exception)
        {
            throw new RunException($"{path}: it is no whole zip file: it is damaged", exception);
        }
    }

    /// <inheritdoc/>
    internal override bool HasScores => _index.Scores is not null;

    /// <inheritdoc/>
    internal override TrialScore[] Scores()
    {
        var damage = $"{Path}: the scores in it are damaged";
        var bytes = Content(PackIndex.ScoresName, _index.Scores!, damage);
        if (bytes.Length != _ids.Length * TrialScore.Size) throw new RunException(damage);
        var scores = new TrialScore[_ids.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = TrialScore.Read(bytes.AsSpan(i * TrialScore.Size));
        return scores;
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ReadOnlyMemory<byte>> Lines(int block)
    {
        var bytes = Content(PackIndex.NameOf(block), _index.Blocks[block], Damage(block));
        var lines = new List<ReadOnlyMemory<byte>>(BlockLength);
        for (int start = 0, length; start < bytes.Length && (length = bytes.AsSpan(start).IndexOf((byte)'\n')) > 0; start += length + 1) lines.Add(bytes.AsMemory(start, length - 1));
        return lines.Count == int.Min(BlockLength, _ids.Length - block * BlockLength) ? lines : throw new RunException(Damage(block));
    }

    /// <summary>The content of an entry with a SHA-256.</summary>
    private byte[] Content(string name, string hash, string damage)
    {
        var bytes = StoreFile.Attempt(Path, "cannot be read", () =>
        {
            try
            {
                using var zip = ZipFile.OpenRead(Path);
                return Content(zip, name);
            }
            catch (InvalidDataException exception)
            {
                throw new RunException(damage, exception);
            }
        });
        return Sha256.Of(bytes) == hash ? bytes : throw new RunException(damage);
    }

    private string Damage(int block) => Invariant($"{Path}: block {block} of it is damaged");

    private static byte[] Content(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"There is no {name}.");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
