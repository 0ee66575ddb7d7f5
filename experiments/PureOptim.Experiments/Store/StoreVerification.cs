using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Sweeps;

namespace PureOptim.Experiments.Store;

/// <summary>What a check of a whole store found, without running anything.</summary>
/// <param name="Runs">How many runs there are.</param>
/// <param name="Unfinished">How many of them have no manifest: they were begun, which is no damage.</param>
/// <param name="Trials">How many results of trials there are.</param>
/// <param name="Problems">What is wrong, a line each, in the order of the files.</param>
internal sealed record StoreVerification(int Runs, int Unfinished, int Trials, ImmutableArray<string> Problems)
{
    /// <summary>Checks every run and every trial, on all processors.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancelled">Ends the check.</param>
    internal static StoreVerification Of(RunStore store, CancellationToken cancelled)
    {
        if (!Directory.Exists(store.Path)) throw new ToolException($"{store.Path}: there is no such folder");
        var (runs, trials) = (store.List().ToArray(), TrialFiles(store).ToArray());
        var unfinished = 0;
        var ofRuns = InParallel(runs, run =>
        {
            var problems = new RunVerification(run).Problems(out var isFinished);
            if (!isFinished) Interlocked.Increment(ref unfinished);
            return problems;
        }, cancelled);
        var ofTrials = InParallel(trials, file => Problem(file) is { } problem ? [problem] : [], cancelled);
        return new(runs.Length, unfinished, trials.Length, [.. ofRuns, .. ofTrials]);
    }

    private static IEnumerable<string> TrialFiles(RunStore store)
    {
        var folder = TrialStore.FolderIn(store.Path);
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>What is wrong with a trial's file, or null.</summary>
    private static string? Problem(string file)
    {
        try
        {
            var bytes = StoreFile.Read(file);
            Sealed.Open(file, [.. bytes]);
            using var document = JsonDocument.Parse(bytes);
            var trial = new Trial(Description.Parse(file, document.RootElement.GetProperty("description").GetRawText()), "");
            TrialFile.Read(trial, file, bytes);
            return Path.GetFileNameWithoutExtension(file) == trial.Id && Path.GetFileName(Path.GetDirectoryName(file)) == trial.Id[..2]
                ? null
                : $"{file}: it is the result of trial {trial.Id}";
        }
        catch (ToolException problem)
        {
            return problem.Message;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return $"{file}: it is not what a trial writes: it is damaged";
        }
    }

    private static IEnumerable<string> InParallel<TItem>(TItem[] items, Func<TItem, ImmutableArray<string>> check, CancellationToken cancelled)
    {
        var problems = new ImmutableArray<string>[items.Length];
        Parallel.For(0, items.Length, new ParallelOptions { CancellationToken = cancelled }, i => problems[i] = check(items[i]));
        return problems.SelectMany(each => each);
    }
}
