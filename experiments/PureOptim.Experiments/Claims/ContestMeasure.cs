using System.Collections.Immutable;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Statistics;
using PureOptim.Experiments.Sweeps;

namespace PureOptim.Experiments.Claims;

/// <summary>RMSProp against rivals, seed by seed or start by start: its number less the least of theirs.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Own">RMSProp.</param>
/// <param name="Rivals">The others.</param>
/// <param name="Number">What is compared of a result; where it is not a number, the trial diverged.</param>
/// <param name="Together">How many intervals are to hold together.</param>
internal sealed record ContestMeasure(
    string What, Contender Own, ImmutableArray<Contender> Rivals, Func<TrialResult, double> Number, int Together = 1) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => [.. Own.Trials.Concat(Rivals.SelectMany(rival => rival.Trials))];

    internal override Measured Take(IFindings findings)
    {
        var results = Trials.DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, findings.Of);
        var (own, rivals) = (Own.Best(results), Rivals.Select(rival => rival.Best(results)).ToArray());
        var least = Enumerable.Range(0, own.Length).Select(i => rivals.Min(rival => Finite(Number(rival[i]))));
        var comparison = Draws.Compare(own.Select(Number), least, Together);
        return new(
            comparison.Difference,
            string.Join("; ", rivals.Prepend(own).Select(Mean).Append(comparison.Signs)),
            [.. Trials.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    private string Mean(ImmutableArray<TrialResult> setting) =>
        $"{Contender.Named(setting)}: {NumberText.Rounded(setting.Average(result => Finite(Number(result))))}";

    private static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
}
