using PureOptim.Laws;
using PureOptim.Runs;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>Results of trials from the store, and of everything else computed on demand, once.</summary>
/// <param name="results">The results of all trials that will be asked for, by identity.</param>
/// <param name="lawCases">The number of cases that a law is tried on.</param>
/// <param name="cancelled">Ends it.</param>
internal sealed class ResultSource(IReadOnlyDictionary<TrialId, TrialResult> results, int lawCases, CancellationToken cancelled) : IResultSource
{
    private readonly Dictionary<(string, int), CurveTrace> _traces = [];
    private readonly Dictionary<(string, IOptimizer), LawVerdict> _verdicts = [];

    public TrialResult Of(Trial trial) => results[trial.Key];

    public PathResult Of(PathExperiment experiment)
    {
        cancelled.ThrowIfCancellationRequested();
        var path = experiment.Run();
        if (experiment.Trial is { } trial) MustAgree(trial, path.Digest);
        return path;
    }

    public CurveTrace Of(Trial training, int threads) => Once(_traces, (training.Id, threads), () =>
    {
        var plan = Plan.For(training.Description, folder: null, threads);
        var trace = (CurveTrace)plan.Run(_ => cancelled.ThrowIfCancellationRequested()).Traces[0];

        // The trial ran on one thread. The effect of more threads is measured.
        if (threads == 1) MustAgree(training, trace.Digest);
        return trace;
    });

    public LawVerdict Of(string law, IOptimizer optimizer) => Once(_verdicts, (law, optimizer), () => LawChecker.Check(
        OptimizerLaws.All.Single(known => known.Id == law) with { Applies = _ => Applicability.Holds }, optimizer, lawCases));

    /// <summary>Throws unless the store has the digest that this tool computes: otherwise its trials would be evidence of something else.</summary>
    private void MustAgree(Trial trial, string digest)
    {
        var stored = results[trial.Key].Digest;
        if (stored != digest)
            throw new RunException($"trial {trial.Id[..16]} ends at {stored[..16]} in the store and at {digest[..16]} now; they must agree: take another --store");
    }

    private TValue Once<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TValue> find)
        where TKey : notnull
    {
        cancelled.ThrowIfCancellationRequested();
        return known.TryGetValue(key, out var value) ? value : known[key] = find();
    }
}

/// <summary>The results that a report's numbers follow from.</summary>
internal interface IResultSource
{
    /// <summary>The result of a trial.</summary>
    TrialResult Of(Trial trial);

    /// <summary>The path of an experiment.</summary>
    PathResult Of(PathExperiment experiment);

    /// <summary>The trace of a network's training on a number of threads.</summary>
    CurveTrace Of(Trial training, int threads);

    /// <summary>The verdict of a law on an optimizer that is held to it, whether it promises to keep it or not.</summary>
    LawVerdict Of(string law, IOptimizer optimizer);
}
