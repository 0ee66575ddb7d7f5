using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Store;
using PureOptim.Runs.Trials;

namespace PureOptim.Experiments.CommandLine;

/// <summary>What a store has under an id, of which the first digits are given: a run, or a trial of a sweep or a study.</summary>
/// <param name="Run">The run, or null.</param>
/// <param name="Trial">The trial, or null.</param>
internal sealed record StoredIds(StoredRun? Run, StoredTrial? Trial)
{
    /// <summary>No more than this many are named where the digits are those of several.</summary>
    private const int MostNamed = 4;

    /// <summary>Trials are offered to a shell from a store with no more bytes of results than this, so that it answers at once.</summary>
    private const long MostBytesOffered = 2_000_000;

    /// <summary>The run or the trial whose id begins with the given digits.</summary>
    /// <param name="store">The store.</param>
    /// <param name="digits">The digits.</param>
    /// <param name="context">Its error stream names damage where nothing is found.</param>
    internal static StoredIds Find(RunStore store, string digits, ToolContext context)
    {
        StoredRun[] runs = [.. store.StartingWith(digits)];

        // So many digits are those of one run, and its numbers are not waited for until a million trials are looked through.
        if (runs is [var only] && digits.Length >= RunKey.Length) return new(only, null);
        var index = TrialStore.IndexOf(store.Path);
        TrialId[] trials = [.. index.Ids.Where(id => id.StartsWith(digits))];
        if (runs.Length + trials.Length == 0)
        {
            foreach (var damage in index.TakeDamages()) context.Error.WriteLine($"pureoptim: {damage}");
            throw new RunException($"{store.Path}: there is no run and no trial whose id begins with {digits}");
        }

        if (runs.Length + trials.Length > 1) throw new RunException($"{store.Path}: {digits} is the beginning of {Named([.. runs.Select(run => $"run {run.Key}"), .. trials.Order(TrialId.InOrder).Select(id => $"trial {Key(id)}")])}; give more of its digits");
        return runs is [var run] ? new(run, null) : new(null, StoredTrial.Read(index, trials[0]));
    }

    /// <summary>Offers the ids of the runs in the store that the command line names, and of its trials if they are few; none where it cannot be read.</summary>
    /// <param name="store">The option that names the store.</param>
    internal static Func<CompletionContext, IEnumerable<CompletionItem>> Complete(Option<string> store) => context =>
    {
        try
        {
            var folder = context.ParseResult.GetValue(store) ?? RunStore.DefaultPath;
            if (PathText.Fault(folder) is not null) return [];
            var trials = TrialFolder.In(TrialStore.FolderIn(folder)).Files().Sum(file => file.Length) <= MostBytesOffered ? TrialStore.IndexOf(folder).Ids : [];
            return [.. new RunStore(folder).List().Select(run => run.Key).Concat(trials.Select(Key)).Select(key => new CompletionItem(key))];
        }
        catch (RunException)
        {
            return [];
        }
    };

    /// <summary>The first digits of a trial's id, as many as a run's folder has.</summary>
    private static string Key(TrialId id) => RunKey.Of($"{id}");

    private static string Named(ImmutableArray<string> all) => all.Length <= MostNamed
        ? $"{string.Join(", ", all[..^1])} and {all[^1]}"
        : $"{string.Join(", ", all.Take(MostNamed))} and {all.Length - MostNamed} more";
}
