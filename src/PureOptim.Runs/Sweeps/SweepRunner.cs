using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>Runs the trials that have no result yet, each on one thread.</summary>
/// <param name="Store">The store of results, or null to run all in memory.</param>
/// <param name="Data">The data sets.</param>
/// <param name="Jobs">The number of trials that run at a time.</param>
internal sealed record SweepRunner(TrialStore? Store, DataSets Data, int Jobs)
{
    /// <summary>The number of missing trials that are named.</summary>
    private const int Few = 5;

    /// <summary>The part of the whole whose trials are run before the others.</summary>
    internal Shard First { get; init; } = Shard.Whole;

    /// <summary>Runs what is missing of some trials. When it is cancelled or a trial fails, the outcome says so; only what prevents all trials is thrown.</summary>
    /// <param name="trials">The trials; of those that are the same, one is run.</param>
    /// <param name="keep">The part of a result to keep in memory. May be called from several threads.</param>
    /// <param name="observe">Receives the number of missing trials, then each finished trial, one at a time; may throw when cancelled.</param>
    /// <param name="cancelled">Ends the sweep; trials that are on their way are given up.</param>
    internal SweepOutcome<T> Run<T>(IEnumerable<Trial> trials, Func<TrialResult, T> keep, Action<TrialProgress> observe, CancellationToken cancelled) =>
        Run(new TrialArray(trials.Select(Data.Identify).TakeWhile(_ => !cancelled.IsCancellationRequested)), Shard.Whole, new TrialPart<T>(keep), observe, cancelled);

    /// <summary>The same of a part of the trials, whose results are read no further than what is kept.</summary>
    internal SweepOutcome<T> Run<T>(ITrials trials, Shard shard, TrialPart<T> keep, Action<TrialProgress> observe, CancellationToken cancelled) =>
        Outcome(trials, shard, keep, (part, missing, results) => RunMissing(trials, part, missing, results, keep, observe, cancelled), cancelled);

    /// <summary>Runs nothing: what has no result is missing.</summary>
    internal SweepOutcome<T> Look<T>(ITrials trials, Shard shard, TrialPart<T> keep, CancellationToken cancelled) =>
        Outcome(trials, shard, keep, (_, _, _) => (0, []), cancelled);

    private SweepOutcome<T> Outcome<T>(
        ITrials trials,
        Shard shard,
        TrialPart<T> keep,
        Func<int[], int[], SweepResults<T>, (int Done, List<(int Place, Trial Trial, string Reason)> Failed)> run,
        CancellationToken cancelled)
    {
        var part = shard.Of(trials);
        var results = new SweepResults<T>(trials, part);
        Store?.ReadAll(part.Length, place => trials.IdOf(part[place]), keep, results.Set, Jobs, cancelled);
        int[] missing = [.. Enumerable.Range(0, part.Length).Where(place => !results.Has(place))];
        var (done, failed) = run(part, missing, results);
        var damaged = Store?.TakeDamages() ?? [];
        var gone = failed.Select(failure => failure.Place).ToHashSet();
        int[] left = [.. missing.Where(place => !results.Has(place) && !gone.Contains(place)).Order()];
        return new(results, done, damaged, [.. failed.Select(failure => (failure.Trial, failure.Reason))], left.Length, [.. left.Take(Few).Select(place => trials.At(part[place]))]);
    }

    private (int Done, List<(int Place, Trial Trial, string Reason)> Failed) RunMissing<T>(
        ITrials trials, int[] part, int[] missing, SweepResults<T> results, TrialPart<T> keep, Action<TrialProgress> observe, CancellationToken cancelled)
    {
        var (done, over) = (0, 0);
        var (wanted, elsewhere) = (missing, new List<int>());
        var failed = new List<(int, Trial, string)>();
        ExceptionDispatchInfo? end = null;
        var gate = new Lock();
        if (missing.Length > 0) observe(new(0, missing.Length, "", double.NaN));
        for (; wanted.Length > 0; wanted = [.. elsewhere.Where(place => !results.Has(place))])
        {
            elsewhere = [];
            using var queue = new TrialQueue(Store, trials, part, wanted, First);
            var threads = Enumerable.Range(0, int.Min(Jobs, wanted.Length)).Select(i => new Thread(() => Work(queue)) { IsBackground = true, Name = Invariant($"trials {i}") }).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            if (end is not null) break;

            // What other processes have done meanwhile is read at once, for a file of results is packed, and is unpacked as a whole. What turns out to be damaged is run.
            Store?.ReadAll(elsewhere.Count, i => trials.IdOf(part[elsewhere[i]]), keep, (i, result) => results.Set(elsewhere[i], result), Jobs, CancellationToken.None);
            if (cancelled.IsCancellationRequested) break;
        }

        Store?.Close();
        if (!cancelled.IsCancellationRequested) end?.Throw();
        return (done, failed);

        void Work(TrialQueue queue)
        {
            try
            {
                while (end is null && !cancelled.IsCancellationRequested && queue.Next() is { } place) Finish(place);
            }
            catch (Exception exception)
            {
                end ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        void Finish(int place)
        {
            Store?.LookForMore();
            if (Store?.Has(trials.IdOf(part[place])) == true)
            {
                lock (gate)
                {
                    elsewhere.Add(place);
                    over++;
                }

                return;
            }

            var trial = trials.At(part[place]);
            var (result, failure) = Attempt(trial, cancelled);
            if (result is not null) Store?.Keep(trial, result);
            lock (gate)
            {
                if (result is null) failed.Add((place, trial, failure!));
                else results.Set(place, keep.Of(result));
                if (result is not null) done++;
                observe(new(++over, missing.Length, trial.Label, result?.Score ?? double.NaN));
            }
        }
    }

    /// <summary>The result of a trial, or why there is none.</summary>
    private (TrialResult? Result, string? Failure) Attempt(Trial trial, CancellationToken cancelled)
    {
        try
        {
            return (TrialRunner.Run(trial, Data, cancelled), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, exception is RunException ? exception.Message : $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}

/// <summary>The progress of a sweep.</summary>
/// <param name="Done">The trials that are over, of those that were missing.</param>
/// <param name="Total">The trials that were missing.</param>
/// <param name="Label">The optimizer of the last trial.</param>
/// <param name="Score">The result.</param>
internal readonly record struct TrialProgress(long Done, long Total, string Label, double Score) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "trials";

    /// <inheritdoc/>
    public string Subject => DisplayName.Of(Label);

    /// <inheritdoc/>
    public string State => Invariant($"trial {Done} of {Total}, loss {NumberText.Rounded(Score)}");
}
