using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>A run in the store. All content is checked as it is read; a complaint names the file and its damage.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="known">Its description, where that is known from elsewhere: then the file need not be one that can be read as values.</param>
internal sealed class StoredRun(string folder, Description? known = null)
{
    /// <summary>The file with the description.</summary>
    internal const string DescriptionFile = "description.json";

    /// <summary>The file with every step.</summary>
    internal const string TraceFile = "trace.csv";

    private static readonly string _ownTraining = TypeCatalog.NameOf(typeof(OwnTraining), typeof(Problem));

    /// <summary>The run's folder.</summary>
    internal string Folder { get; } = folder;

    /// <summary>The first digits of its id, the name of its folder.</summary>
    internal string Key => Path.GetFileName(Folder);

    /// <summary>Whether there is a run: a folder with at least one file of a run, one that cannot be read, or a link that leads nowhere.</summary>
    internal bool IsOne => File.Exists(this[Manifest.FileName]) || File.Exists(this[DescriptionFile]) || File.Exists(this[FolderLock.FileName]) || Directory.Exists(CheckpointFolder)
        || Obstacle is not null;

    /// <summary>Whether its folder is elsewhere, and a link leads there.</summary>
    internal bool IsLink => new FileInfo(Folder).LinkTarget is not null;

    /// <summary>Why nothing in its folder can be read, in a line; null where it can be, or where there is no folder.</summary>
    internal string? Obstacle
    {
        get
        {
            try
            {
                return Directory.Exists(Folder)
                    ? StoreFile.Attempt(Folder, "cannot be read", () => Directory.EnumerateFileSystemEntries(Folder).Any() ? null : default(string))
                    : IsLink ? $"{Folder}: it is a link that leads nowhere" : null;
            }
            catch (RunException problem)
            {
                return problem.Message;
            }
        }
    }

    /// <summary>The folder of the checkpoints.</summary>
    internal string CheckpointFolder => this[CheckpointFile.Folder];

    /// <summary>The path of one of its files.</summary>
    internal string this[string file] => Path.Combine(Folder, file);

    /// <summary>The manifest; null where the run is not finished.</summary>
    internal Manifest? ReadManifest() => Manifest.Read(Folder);

    /// <summary>The description, whose id is that of the folder. Its bytes are compared with the id before they are read as a description.</summary>
    internal Description ReadDescription()
    {
        var file = this[DescriptionFile];
        var content = StoreFile.Read(file);
        if (RunKey.Of(Sha256.Of(content)) is var found && found != Key)
            throw new RunException($"{file}: its SHA-256 begins with {found}, not as its folder says: it is damaged");
        if (known is not null && RunKey.Of(known.Id) == Key) return known;
        var description = Description.Parse(file, Encoding.UTF8.GetString(content));
        return RunKey.Of(description.Id) == Key
            ? description
            : throw new RunException($"{file}: its SHA-256 begins with {RunKey.Of(description.Id)}, not as its folder says: another version of the tool wrote it");
    }

    /// <summary>Whether it is a user's own training, as far as its description can be read as JSON.</summary>
    internal bool IsOwnTraining
    {
        get
        {
            try
            {
                return StoreFile.ReadIfThere(this[DescriptionFile]) is { } content
                    && JsonNode.Parse(content) is JsonObject description
                    && description["problem"] is JsonObject problem && problem.ContainsKey(_ownTraining);
            }
            catch (Exception exception) when (exception is JsonException or RunException)
            {
                return false; // The next reader of the description reports its error.
            }
        }
    }

    /// <summary>A file of a finished run, as text, after it was compared with the manifest.</summary>
    internal string ReadText(Manifest manifest, string file)
    {
        var content = StoreFile.Read(this[file]);
        return Damage(manifest, file, Sha256.Of(content)) is { } damage ? throw new RunException(damage) : Encoding.UTF8.GetString(content);
    }

    /// <summary>Copies a file of a finished run piece by piece, after it was compared with the manifest: a trace may be longer than memory.</summary>
    internal void CopyText(Manifest manifest, string file, TextWriter copy)
    {
        using var content = Read(() => File.OpenRead(this[file]));
        if (Damage(manifest, file, Read(() => Sha256.Of(content))) is { } damage) throw new RunException(damage);
        content.Position = 0;
        using var text = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        var piece = new char[1 << 16];
        for (int length; (length = Read(() => text.Read(piece))) > 0;) copy.Write(piece, 0, length);

        // An error in the copy is not this file's.
        T Read<T>(Func<T> work) => StoreFile.Attempt(this[file], "cannot be read", work);
    }

    /// <summary>In what a file of which the SHA-256 was found is not that of the manifest, or null.</summary>
    private string? Damage(Manifest manifest, string file, string found) =>
        StoreFile.Mismatch(this[file], manifest.Files.GetValueOrDefault(file, "none"), found);

    /// <summary>The chain of each optimizer of a finished run, in the order of the description.</summary>
    internal ImmutableArray<ImmutableArray<Link>> ReadChains(Manifest manifest)
    {
        var chains = ChainCsv.Read(ReadText(manifest, ChainCsv.FileName));
        return [.. manifest.Results.Select(result => chains[result.Label])];
    }

    /// <summary>The result of a finished run.</summary>
    internal RunResult ReadResult(Manifest manifest)
    {
        var description = ReadDescription();
        if (manifest.Id != description.Id) throw new RunException($"{this[Manifest.FileName]}: it is that of run {manifest.Id}, not of the description beside it");
        var trace = ReadText(manifest, TraceFile);
        try
        {
            var (chains, traces) = (ReadChains(manifest), TraceReader.Read(trace, description));
            return new(description, [.. manifest.Results.Zip(chains, (outcome, links) => TraceReader.TraceOf(outcome, traces[outcome.Label], links, description.Problem))]);
        }
        catch (Exception exception) when (exception is FormatException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new RunException($"{Folder}: manifest, trace and chain are not those of one run: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>The checkpoints of one optimizer, newest first, as their names say.</summary>
    internal ImmutableArray<CheckpointFile> Checkpoints(int optimizer) =>
        [.. AllCheckpoints().Where(file => file.Optimizer == optimizer).OrderByDescending(file => file.Step).ThenBy(file => file.Hash, StringComparer.Ordinal)];

    /// <summary>The checkpoints of all optimizers.</summary>
    internal IEnumerable<CheckpointFile> AllCheckpoints() => Directory.Exists(CheckpointFolder)
        ? StoreFile.Attempt(CheckpointFolder, "cannot be read", () => Directory.GetFiles(CheckpointFolder)).Select(CheckpointFile.Of).OfType<CheckpointFile>()
        : [];

    /// <summary>The point in a checkpoint.</summary>
    internal static RunPoint<T> ReadCheckpoint<T>(CheckpointFile file, OptimizerRun<T> run, RunPoint<T> begin, long every)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Checkpoint.Read(file, run, begin, every);
}
