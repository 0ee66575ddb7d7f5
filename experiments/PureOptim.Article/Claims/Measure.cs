using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>A number that can be found out, and how.</summary>
/// <param name="What">The number in words.</param>
internal abstract record Measure(string What)
{
    /// <summary>The unit in the singular: "step"; empty for a number without a unit.</summary>
    internal string Unit { get; init; } = "";

    /// <summary>The trials that it needs, to be run before it is taken.</summary>
    internal virtual ImmutableArray<Trial> Trials => [];

    /// <summary>Takes it: a pure function of the source's results.</summary>
    internal abstract Measured Take(IResultSource source);
}

/// <summary>A number that follows from what is read: nothing is run.</summary>
/// <param name="What">The number in words.</param>
/// <param name="Number">The number.</param>
/// <param name="Sources">The texts that are read, with their sources.</param>
internal sealed record ReadingMeasure(string What, double Number, ImmutableArray<Evidence> Sources) : Measure(What)
{
    internal override Measured Take(IResultSource source) => new(Estimate.Exactly(Number), "by reading", Sources);
}

/// <summary>The number of counterexamples to a law: none or one, for the search ends with the first.</summary>
/// <param name="Law">The law's identifier.</param>
/// <param name="Optimizer">The optimizer that is held to it.</param>
internal sealed record LawMeasure(string Law, IOptimizer Optimizer) : Measure($"counterexamples to law {Law} on {Optimizer.DisplayName} (the search ends with the first)")
{
    internal override Measured Take(IResultSource source)
    {
        var verdict = source.Of(Law, Optimizer);
        var evidence = new Evidence(EvidenceKind.Law, Law, $"{verdict.Law.Statement} On {Optimizer.DisplayName}, {CountText.Of(verdict.Cases, "case")}: {verdict.Summary}.");

        // Cases that say nothing are no evidence that there is no counterexample.
        var found = verdict.IsBroken ? 1 : verdict.IsVacuous ? double.NaN : 0;
        return new(Estimate.Exactly(found), verdict.Summary, [evidence]);
    }
}

/// <summary>A number from trials of the store.</summary>
/// <param name="What">The number in words.</param>
/// <param name="Needed">The trials.</param>
/// <param name="Number">The number, and what else there is to say about it, from the results in their order.</param>
internal sealed record TrialMeasure(string What, ImmutableArray<Trial> Needed, Func<ImmutableArray<TrialResult>, (Estimate Number, string Note)> Number)
    : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => Needed;

    internal override Measured Take(IResultSource source)
    {
        var (number, note) = Number([.. Needed.Select(source.Of)]);
        return new(number, note, [.. Needed.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }
}

/// <summary>A number from paths.</summary>
/// <param name="What">The number in words.</param>
/// <param name="Experiments">The paths.</param>
/// <param name="Number">The number, from the paths in their order.</param>
internal sealed record PathMeasure(string What, ImmutableArray<PathExperiment> Experiments, Func<ImmutableArray<PathResult>, Estimate> Number) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => [.. Experiments.Select(experiment => experiment.Trial).OfType<Trial>()];

    internal override Measured Take(IResultSource source)
    {
        var paths = Experiments.Select(source.Of).ToImmutableArray();
        return new(Number(paths), "", [.. Experiments.Zip(paths, Evident)]);
    }

    private static Evidence Evident(PathExperiment experiment, PathResult path) => experiment.Trial is { } trial
        ? new(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description))
        : new(EvidenceKind.Path, path.Digest, TrialText.Of(experiment.Optimizer, new(experiment.Objective, experiment.Start), experiment.Steps)
            + (experiment.WarmUp > 0 ? $", begun with the state that {experiment.WarmUp} earlier steps left" : ""));
}

/// <summary>The number of different results that a training has on different numbers of threads: 1 where it changes no bit.</summary>
/// <param name="Training">The training.</param>
/// <param name="Threads">The numbers of threads.</param>
internal sealed record ThreadsMeasure(Trial Training, ImmutableArray<int> Threads)
    : Measure($"number of different results on {string.Join(" and ", Threads)} threads, by SHA-256 of the trained parameters")
{
    internal override ImmutableArray<Trial> Trials => [Training];

    internal override Measured Take(IResultSource source)
    {
        var traces = Threads.Select(threads => source.Of(Training, threads)).ToArray();
        var losses = traces.Select(trace => NumberText.Shortest(Networks.MeanOfLast(trace)));
        return new(
            Estimate.Exactly(traces.Select(trace => trace.Digest).Distinct().Count()),
            $"mean loss over the last iterations: {string.Join(" and ", losses)}",
            [.. Threads.Zip(traces, (threads, trace) => new Evidence(
                EvidenceKind.Rerun, Training.Id, $"{TrialText.Of(Training.Description)}, on {CountText.Of(threads, "thread")}: {trace.Digest}"))]);
    }
}
