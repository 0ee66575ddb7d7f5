using System.Collections.Immutable;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Sweeps;

/// <summary>A file with results of trials, read a block at a time. Safe to share between threads, once its trials are known.</summary>
/// <param name="path">The file.</param>
internal abstract class TrialSource(string path)
{
    /// <summary>The largest number of trials in a block.</summary>
    internal const int BlockLength = 4096;

    /// <summary>The file.</summary>
    internal string Path { get; } = path;

    /// <summary>The program that computed the results: <c>PureOptim 0.1.0</c>, with its commit where it is known.</summary>
    internal abstract string Library { get; }

    /// <summary>The trials, in the order of the file.</summary>
    internal abstract IReadOnlyList<TrialId> Ids { get; }

    /// <summary>The templates of the trials.</summary>
    internal abstract IReadOnlyList<TrialTemplate> Templates { get; }

    /// <summary>The block of a trial.</summary>
    internal virtual int BlockOf(int number) => number / BlockLength;

    /// <summary>Reads the lines of a block, each without the brace that closes it.</summary>
    /// <param name="block">The block, from 0: those of <see cref="BlockLength"/> trials.</param>
    /// <exception cref="RunException">The block is damaged.</exception>
    internal abstract IReadOnlyList<ReadOnlyMemory<byte>> Lines(int block);

    /// <summary>Reads the results of some trials of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="wanted">Their numbers in the file.</param>
    /// <param name="found">Receives the place in <paramref name="wanted"/>, and the result.</param>
    internal virtual void Read(int block, IReadOnlyList<int> wanted, Action<int, TrialResult> found)
    {
        try
        {
            var lines = Lines(block);
            for (var i = 0; i < wanted.Count; i++) found(i, TrialLine.Read(lines[wanted[i] - block * BlockLength].Span));
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new RunException($"{Path}: it is not what a sweep writes: it is damaged", exception);
        }
    }
}

/// <summary>The results that an early version of the tool wrote, one a file: <c>trials/&lt;2 digits&gt;/&lt;id&gt;.json</c>.</summary>
/// <param name="folder">The folder of the trials.</param>
/// <param name="ids">The trials that have a file.</param>
internal sealed class TrialFiles(string folder, IReadOnlyList<TrialId> ids) : TrialSource(folder)
{
    /// <inheritdoc/>
    internal override string Library => "PureOptim 0.1.0";

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialId> Ids { get; } = ids;

    /// <inheritdoc/>
    internal override IReadOnlyList<TrialTemplate> Templates => [];

    /// <summary>The file of a trial.</summary>
    internal static string PathOf(string folder, TrialId id) => $"{id}" is var name ? System.IO.Path.Combine(folder, name[..2], $"{name}.json") : "";

    /// <inheritdoc/>
    internal override IReadOnlyList<ReadOnlyMemory<byte>> Lines(int block) => throw new NotSupportedException("Files of single trials have no lines.");

    /// <inheritdoc/>
    internal override int BlockOf(int number) => number;

    /// <summary>The result in a file.</summary>
    internal TrialResult Read(int number) => PathOf(Path, Ids[number]) is var file ? TrialFile.Read(Ids[number], file, StoreFile.Read(file)) : null!;

    /// <inheritdoc/>
    internal override void Read(int block, IReadOnlyList<int> wanted, Action<int, TrialResult> found)
    {
        for (var i = 0; i < wanted.Count; i++) found(i, Read(wanted[i]));
    }

    /// <summary>The files of single trials in a folder of trials, and what is in the place of one.</summary>
    internal static ImmutableArray<string> In(string folder) => !Directory.Exists(folder) ? [] : StoreFile.Attempt(folder, "cannot be read", () => Directory
        .GetDirectories(folder)
        .Where(sub => System.IO.Path.GetFileName(sub).Length == 2)
        .SelectMany(sub => Directory.GetFileSystemEntries(sub, "*.json"))
        .Order(StringComparer.Ordinal)
        .ToImmutableArray());
}
