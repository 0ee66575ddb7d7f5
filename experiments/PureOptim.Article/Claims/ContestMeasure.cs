using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>RMSProp against rivals, seed by seed or start by start: its number against the best of theirs.</summary>
/// <param name="Quantity">What is compared, in words.</param>
/// <param name="Drawn">What the trials of a setting differ in: "seed", "start".</param>
/// <param name="Scale">How it is compared.</param>
/// <param name="Own">RMSProp.</param>
/// <param name="Rivals">The others.</param>
/// <param name="Number">What is compared of a result; NaN where the trial diverged.</param>
/// <param name="Together">How many intervals are to hold together.</param>
internal sealed record ContestMeasure(
    string Quantity, string Drawn, ContestScale Scale, Contender Own, ImmutableArray<Contender> Rivals, Func<TrialResult, double> Number, int Together = 1)
    : Measure(Words(Quantity, Drawn, Scale, Rivals, Together))
{
    internal override ImmutableArray<Trial> Trials => [.. Own.Trials.Concat(Rivals.SelectMany(rival => rival.Trials))];

    internal override Measured Take(IFindings findings)
    {
        var results = Trials.DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, findings.Of);
        var (own, rivals) = (Own.Best(results), Rivals.Select(rival => rival.Best(results)).ToArray());
        var best = Enumerable.Range(0, own.Length).Select(i => rivals.Select(rival => Finite(Number(rival[i]))).Aggregate(Scale.BetterOf));
        var comparison = Scale.Compare([.. own.Select(Number)], [.. best], Together);
        return new(
            comparison.Estimate,
            $"means: {string.Join("; ", rivals.Prepend(own).Select(Mean))}. RMSProp's is {comparison.Signs(Scale.Better.Relation, $"{Drawn}s")}",
            [.. Trials.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    private static string Words(string quantity, string drawn, ContestScale scale, ImmutableArray<Contender> rivals, int together) =>
        $"{quantity}, RMSProp's {scale.Words} {(rivals is [var rival] ? $"{rival.Optimizer}'s" : $"the {(scale.Better.Relation == Relation.Below ? "lowest" : "highest")} of {string.Join(" and ", rivals.Select(each => $"{each.Optimizer}'s"))}")}"
        + $", {drawn} by {drawn}{(together == 1 ? "" : $", with one of {together} intervals that hold 95 % together")}";

    private string Mean(ImmutableArray<TrialResult> setting) =>
        $"{Contender.Named(setting)}: {LedgerText.Rounded(Scale.Mean([.. setting.Select(result => Finite(Number(result)))]).Mean)}";

    private static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
}
