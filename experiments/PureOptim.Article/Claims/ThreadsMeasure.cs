using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>How many different results a training has on different numbers of threads: 1 where the number changes no bit.</summary>
/// <param name="Training">What to train.</param>
/// <param name="Threads">The numbers of threads.</param>
internal sealed record ThreadsMeasure(Trial Training, ImmutableArray<int> Threads)
    : Measure($"number of different results on {string.Join(" and ", Threads)} threads, by SHA-256 of the trained parameters")
{
    internal override ImmutableArray<Trial> Trials => [Training];

    internal override Measured Take(IFindings findings)
    {
        var traces = Threads.Select(threads => findings.Of(Training, threads)).ToArray();
        var losses = traces.Select(trace => NumberText.Shortest(Networks.MeanOfLast(trace)));
        return new(
            Estimate.Exactly(traces.Select(trace => trace.Digest).Distinct().Count()),
            $"mean loss over the last iterations: {string.Join(" and ", losses)}",
            [.. Threads.Zip(traces, (threads, trace) => new Evidence(
                EvidenceKind.Rerun, Training.Id, $"{TrialText.Of(Training.Description)}, on {CountText.Of(threads, "thread")}: {trace.Digest}"))]);
    }
}
