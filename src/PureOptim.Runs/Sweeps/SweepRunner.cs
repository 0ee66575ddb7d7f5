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

    /// <summary>Runs what is missing of some trials. When it is cancelled or a trial fails, the outcome says so; only what prevents all trials is thrown.</summary>
    /// <param name="trials">The trials; of those that are the same, one is run.</param>
    /// <param name="keep">The part of a result to keep in memory. May be called from several threads.</param>
    /// <param name="observe">Receives the number of missing trials, then each finished trial, one at a time; may throw when cancelled.</param>
    /// <param name="cancelled">Ends the sweep; trials that are on their way are given up.</param>
    internal SweepOutcome<T> Run<T>(IEnumerable<Trial> trials, Func<TrialResult, T> keep, Action<TrialProgress> observe, CancellationToken cancelled) =>
        Run(new TrialArray(trials.Select(Data.Identify).TakeWhile(_ => !cancelled.IsCancellationRequested)), Shard.Whole, new TrialPart<T>(keep), observe, cancelled);

    /// <summary>The same of a part of the trials, whose results are read no further than what is kept.</summary>
    internal SweepOutcome<T> Run<T>(ITrials trials, Shard shard, TrialPart<T> keep, Action<TrialProgress> observe, CancellationToken cancelled) =>
        Outcome(trials, shard, keep, (part, missing, results) => RunMissing(trials, part, InOrder(missing), results, keep.Of, observe, cancelled), cancelled);

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
        var damaged = Store?.TakeDamages() ?? [];
        var (done, failed) = run(part, missing, results);
        var gone = failed.Select(failure => failure.Place).ToHashSet();
        int[] left = [.. missing.Where(place => !results.Has(place) && !gone.Contains(place)).Order()];
        return new(results, done, damaged, [.. failed.Select(failure => (failure.Trial, failure.Reason))], left.Length, [.. left.Take(Few).Select(place => trials.At(part[place]))]);
    }

    private (int Done, List<(int Place, Trial Trial, string Reason)> Failed) RunMissing<T>(
        ITrials trials, int[] part, int[] missing, SweepResults<T> results, Func<TrialResult, T> keep, Action<TrialProgress> observe, CancellationToken cancelled)
    {
        var (next, done, over) = (-1, 0, 0);
        var failed = new List<(int, Trial, string)>();
        ExceptionDispatchInfo? end = null;
        var gate = new Lock();
        if (missing.Length > 0) observe(new(0, missing.Length, "", double.NaN));
        var threads = Enumerable.Range(0, int.Min(Jobs, missing.Length)).Select(i => new Thread(Work) { IsBackground = true, Name = Invariant($"trials {i}") }).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Store?.Close();
        if (!cancelled.IsCancellationRequested) end?.Throw();
        return (done, failed);

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < missing.Length && end is null && !cancelled.IsCancellationRequested; i = Interlocked.Increment(ref next))
                    Finish(missing[i]);
            }
            catch (Exception exception)
            {
                end ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        void Finish(int place)
        {
            var trial = trials.At(part[place]);
            Store?.LookForMore();
            var found = Store?.Find(trial.Key);
            var (result, failure) = found is null ? Attempt(trial, cancelled) : (found, null);
            if (found is null && result is not null) Store?.Keep(trial, result);
            lock (gate)
            {
                if (result is null) failed.Add((place, trial, failure!));
                else results.Set(place, keep(result));
                if (found is null && result is not null) done++;
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

    /// <summary>
    /// The order to run trials in. With a store it is another one in every process, so that several which share the store seldom run the same
    /// trial; results do not depend on it.
    /// </summary>
    private int[] InOrder(int[] missing)
    {
        if (Store is null) return missing;
        var key = RandomKey.FromSeed((ulong)Environment.ProcessId ^ (ulong)DateTime.UtcNow.Ticks);
        double[] order = [.. missing.Select((_, i) => key.Uniform<double>((ulong)i))];
        int[] places = [.. missing];
        Array.Sort(order, places);
        return places;
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
