using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

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
        var blocks = index.Sources.Where(source => source is not TrialFiles).SelectMany(source =>
            Enumerable.Range(0, (source.Ids.Count + TrialSource.BlockLength - 1) / TrialSource.BlockLength).Select(block => (source, block)));
        Parallel.ForEach(blocks, options, block => Check(block.source, block.block, problems.Add, known));
        foreach (var source in index.Sources.Where(source => source is not TrialFiles)) CheckTemplates(source, problems.Add);
        return new(index.Count, [.. problems.Order(StringComparer.Ordinal)]);
    }

    private static void Check(TrialSource source, int block, Action<string> tell, ConcurrentDictionary<(TrialId, string Library), string> known)
    {
        try
        {
            var lines = source.Lines(block);
            for (var i = 0; i < lines.Count; i++)
            {
                var id = source.Ids[block * TrialSource.BlockLength + i];
                var line = lines[i].Span;
                var numbers = TrialLine.NumbersOf(line, out var template);
                if (source.Templates[template].IdOf(numbers) != id) tell($"{source.Path}: what it says is trial {id} is another");
                TrialLine.Read(line);
                var hash = Sha256.Of(TrialLine.Renumber(line, 0));
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

    /// <summary>Reads one description of each template.</summary>
    private static void CheckTemplates(TrialSource source, Action<string> tell)
    {
        var seen = new HashSet<int>();
        try
        {
            for (var block = 0; block * TrialSource.BlockLength < source.Ids.Count && seen.Count < source.Templates.Count; block++)
            {
                foreach (var line in source.Lines(block))
                {
                    var numbers = System.Text.Encoding.UTF8.GetString(TrialLine.NumbersOf(line.Span, out var template));
                    if (seen.Add(template)) Description.Parse(source.Path, source.Templates[template].Fill(numbers));
                }
            }
        }
        catch (RunException problem)
        {
            tell(problem.Message);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // The block was reported.
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
