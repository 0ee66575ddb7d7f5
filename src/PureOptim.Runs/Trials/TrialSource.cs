using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

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

    /// <summary>The number of blocks of lines.</summary>
    internal int Blocks => (Ids.Count + BlockLength - 1) / BlockLength;

    /// <summary>The block of a trial.</summary>
    internal virtual int BlockOf(int number) => number / BlockLength;

    /// <summary>Reads the lines of a block, each without the brace that closes it.</summary>
    /// <param name="block">The block, from 0: those of <see cref="BlockLength"/> trials.</param>
    /// <exception cref="RunException">The block is damaged.</exception>
    internal abstract IReadOnlyList<ReadOnlyMemory<byte>> Lines(int block);

    /// <summary>Whether the scores stand apart from the results.</summary>
    internal virtual bool HasScores => false;

    /// <summary>The scores of all trials, in their order, where they stand apart.</summary>
    /// <exception cref="RunException">They are damaged.</exception>
    internal virtual TrialScore[] Scores() => throw new NotSupportedException("The scores are in the results.");

    /// <summary>The block in which a part of a trial's result is read: where scores are enough and stand apart, they are one.</summary>
    internal int BlockOf<T>(int number, TrialPart<T> part) => part.OfScore is not null && HasScores ? 0 : BlockOf(number);

    /// <summary>Reads the results of some trials of a block.</summary>
    /// <param name="block">The block, by <see cref="BlockOf{T}"/>.</param>
    /// <param name="wanted">Their numbers in the file.</param>
    /// <param name="found">Receives the place in <paramref name="wanted"/>, and the result.</param>
    /// <param name="part">The part of a result to read.</param>
    internal virtual void Read<T>(int block, IReadOnlyList<int> wanted, Action<int, T> found, TrialPart<T> part) => Attempt(() =>
    {
        if (part.OfScore is { } ofScore && HasScores)
        {
            var scores = Scores();
            for (var i = 0; i < wanted.Count; i++) found(i, ofScore(scores[wanted[i]]));
            return true;
        }

        var lines = Lines(block);
        for (var i = 0; i < wanted.Count; i++) found(i, part.OfLine(lines[wanted[i] - block * BlockLength].Span));
        return true;
    });

    /// <summary>Reads all that the file says of one trial.</summary>
    internal virtual WholeTrial ReadWhole(int number) => Attempt(() =>
    {
        var line = Lines(BlockOf(number))[number % BlockLength].Span;
        var numbers = Encoding.UTF8.GetString(TrialLine.NumbersOf(line, out var template));
        return new WholeTrial(Path, Templates[template].Fill(numbers), Library, TrialLine.Read(line));
    });

    private T Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new RunException($"{Path}: it is not what a sweep writes: it is damaged", exception);
        }
    }
}

/// <summary>All that a file says of one trial.</summary>
/// <param name="File">The file.</param>
/// <param name="Canonical">The canonical text of the description.</param>
/// <param name="Library">The program that computed the result.</param>
/// <param name="Result">The result.</param>
internal readonly record struct WholeTrial(string File, string Canonical, string Library, TrialResult Result);

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

    /// <inheritdoc/>
    internal override void Read<T>(int block, IReadOnlyList<int> wanted, Action<int, T> found, TrialPart<T> part)
    {
        for (var i = 0; i < wanted.Count; i++) found(i, part.Of(ReadWhole(wanted[i]).Result));
    }

    /// <inheritdoc/>
    internal override WholeTrial ReadWhole(int number)
    {
        var file = PathOf(Path, Ids[number]);
        var result = TrialFile.Read(Ids[number], file, StoreFile.Read(file), out var origin);
        return new(file, origin.Canonical, origin.Library, result);
    }

    /// <summary>Deletes a file with results, also one of many, with what stands for the right to it and a folder that it leaves empty.</summary>
    internal static void Delete(string file) => StoreFile.Attempt(file, "cannot be deleted", () =>
    {
        File.Delete(file);
        WholeFile.TryDelete(System.IO.Path.ChangeExtension(file, TrialFolder.Lock));
        var parent = System.IO.Path.GetDirectoryName(file)!;
        if (System.IO.Path.GetFileName(parent).Length == 2 && !Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
        return true;
    });

    /// <summary>The files of single trials in a folder of trials, and what is in the place of one.</summary>
    internal static ImmutableArray<string> In(string folder) => !Directory.Exists(folder) ? [] : StoreFile.Attempt(folder, "cannot be read", () => Directory
        .GetDirectories(folder)
        .Where(sub => System.IO.Path.GetFileName(sub).Length == 2)
        .SelectMany(sub => Directory.GetFileSystemEntries(sub, "*.json"))
        .Order(StringComparer.Ordinal)
        .ToImmutableArray());
}
