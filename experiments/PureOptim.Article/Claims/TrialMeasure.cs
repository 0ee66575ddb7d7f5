using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>A number from trials of the store.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Needed">The trials.</param>
/// <param name="Number">The number, and what else there is to say about it, from the results in their order.</param>
internal sealed record TrialMeasure(string What, ImmutableArray<Trial> Needed, Func<ImmutableArray<TrialResult>, (Estimate Number, string Note)> Number)
    : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => Needed;

    internal override Measured Take(IFindings findings)
    {
        var (number, note) = Number([.. Needed.Select(findings.Of)]);
        return new(number, note, [.. Needed.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }
}
