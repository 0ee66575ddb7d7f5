using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Verification;

/// <summary>The result of checking the trials of a store.</summary>
/// <param name="Count">The number of distinct trials.</param>
/// <param name="Problems">The problems, a line each, in the order of the files.</param>
internal sealed record TrialVerification(int Count, ImmutableArray<string> Problems)
{
    /// <summary>Checks every result in a store, on all processors: its hash, its identity, its fields, and that two results of the same trial and version are the same.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="cancelled">Ends the check.</param>
    internal static TrialVerification Of(string store, CancellationToken cancelled)
    {
        var trials = TrialStore.FolderIn(store);
        var index = TrialStore.IndexOf(store);
        var problems = new ConcurrentBag<string>(index.TakeDamages());
        var known = new ConcurrentDictionary<(TrialId, string Library), string>();
        var options = new ParallelOptions { CancellationToken = cancelled };
        Parallel.ForEach(TrialFiles.In(trials), options, file =>
        {
            if (ProblemOf(file) is { } problem) problems.Add(problem);
        });
        var templates = new ConcurrentDictionary<(TrialSource, int Template), bool>();
        var blocks = index.Sources.Where(source => source is not TrialFiles).SelectMany(source => Enumerable.Range(0, source.Blocks).Select(block => (source, block)));
        Parallel.ForEach(blocks, options, block => Check(block.source, block.block, problems.Add, known, templates));
        return new(index.Count, [.. problems.Order(StringComparer.Ordinal)]);
    }

    private static void Check(TrialSource source, int block, Action<string> tell, ConcurrentDictionary<(TrialId, string Library), string> known, ConcurrentDictionary<(TrialSource, int Template), bool> templates)
    {
        try
        {
            var (lines, scores) = (source.Lines(block), source.HasScores ? source.Scores() : null);
            for (var i = 0; i < lines.Count; i++)
            {
                var id = source.Ids[block * TrialSource.BlockLength + i];
                var line = lines[i].Span;
                var numbers = TrialLine.NumbersOf(line, out var template);
                if (source.Templates[template].IdOf(numbers) != id) tell($"{source.Path}: what it says is trial {id} is another");
                var score = TrialScore.Of(TrialLine.Read(line));
                if (scores is not null && !score.Equals(scores[block * TrialSource.BlockLength + i])) tell($"{source.Path}: trial {id} has another score here than its result says");
                var hash = Sha256.Of(TrialLine.Renumber(line, 0));
                if (templates.TryAdd((source, template), true)) CheckTemplate(source, source.Templates[template].Fill(Encoding.UTF8.GetString(numbers)), tell);
                if (known.GetOrAdd((id, source.Library), hash) != hash) tell($"{source.Path}: trial {id} has another result here than elsewhere in the store");
            }
        }
        catch (RunException problem)
        {
            tell(problem.Message);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            tell($"{source.Path}: it is not what a sweep writes: it is damaged");
        }
    }

    /// <summary>Reads one description of a template.</summary>
    private static void CheckTemplate(TrialSource source, string canonical, Action<string> tell)
    {
        try
        {
            Description.Parse(source.Path, canonical);
        }
        catch (RunException problem)
        {
            tell(problem.Message);
        }
    }

    /// <summary>The fault of the file of a single trial, or null.</summary>
    private static string? ProblemOf(string file)
    {
        try
        {
            if (TrialId.Parse(Path.GetFileNameWithoutExtension(file)) is not { } id) return $"{file}: its name is not that of a trial";
            TrialFile.Read(id, file, StoreFile.Read(file), out var origin);
            var found = CanonicalText.Id(origin.Canonical);
            Description.Parse(file, origin.Canonical);
            return found == $"{id}" && Path.GetFileName(Path.GetDirectoryName(file)) == found[..2] ? null : $"{file}: it is the result of trial {found}";
        }
        catch (RunException problem)
        {
            return problem.Message;
        }
    }
}
