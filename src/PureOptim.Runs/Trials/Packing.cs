using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>Packs results. Nothing is deleted before the pack that has its content was read back.</summary>
internal static class Packing
{
    /// <summary>Packs a closed segment, whose name this process has the right to, and deletes it.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <param name="name">The name.</param>
    /// <param name="closed">The segment.</param>
    internal static void Pack(TrialFolder folder, string name, string closed) => StoreFile.Attempt(closed, "cannot be packed", () =>
    {
        var segment = new Segment(closed);
        segment.ReadOn();

        // What is damaged is left to be looked at.
        if (segment.Damages.Count > 0 || segment.IsTorn) return false;
        Write(folder, name, segment.Library, Trials(segment));
        File.Delete(closed);
        return true;
    });

    /// <summary>Every trial of a file.</summary>
    internal static IEnumerable<PackedTrial> Trials(TrialSource source) =>
        Enumerable.Range(0, source.Blocks).SelectMany(block => Trials(source, block));

    /// <summary>The trials of a block.</summary>
    /// <exception cref="RunException">It is damaged.</exception>
    internal static IEnumerable<PackedTrial> Trials(TrialSource source, int block) => source.Lines(block).Select((line, i) =>
    {
        TrialLine.NumbersOf(line.Span, out var template);
        return new PackedTrial(source.Ids[block * TrialSource.BlockLength + i], source.Templates[template], line);
    });

    /// <summary>Writes a pack under a name that this process has the right to, and reads it back.</summary>
    internal static void Write(TrialFolder folder, string name, string library, IEnumerable<PackedTrial> trials)
    {
        var (half, packed) = (folder[name, TrialFolder.Half], folder[name, TrialFolder.Packed]);
        try
        {
            WholeFile.WriteThrough(half, stream =>
            {
                using var writer = new PackWriter(stream, library);
                foreach (var trial in trials) writer.Add(trial.Id, trial.Template, trial.Line.Span);
                writer.Finish();
            });
            File.Move(half, packed, overwrite: false);
        }
        finally
        {
            WholeFile.TryDelete(half);
        }

        var pack = PureOptim.Runs.Trials.Pack.Open(packed);
        for (var block = 0; block < pack.Blocks; block++) pack.Lines(block);
    }
}

/// <summary>A trial on its way into a pack.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Template">The template.</param>
/// <param name="Line">The line with the result, not closed.</param>
internal readonly record struct PackedTrial(TrialId Id, TrialTemplate Template, ReadOnlyMemory<byte> Line);
