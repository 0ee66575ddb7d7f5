using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>RMSProp against rivals, seed by seed or start by start: its number against the best of theirs.</summary>
/// <param name="Quantity">The compared quantity, in words.</param>
/// <param name="Drawn">The difference between the trials of a setting: "seed", "start".</param>
/// <param name="Scale">The scale of the comparison.</param>
/// <param name="Own">RMSProp.</param>
/// <param name="Rivals">The others.</param>
/// <param name="Number">The number of a result that is compared; NaN where the trial diverged.</param>
/// <param name="Together">The number of intervals that are to hold together.</param>
internal sealed record ContestMeasure(
    string Quantity, string Drawn, ContestScale Scale, Candidate Own, ImmutableArray<Candidate> Rivals, Func<TrialResult, double> Number, int Together = 1)
    : Measure(Words(Quantity, Drawn, Scale, Rivals, Together))
{
    internal override ImmutableArray<Trial> Trials => [.. Own.Trials.Concat(Rivals.SelectMany(rival => rival.Trials))];

    internal override Measured Take(IResultSource source)
    {
        var results = Trials.DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, source.Of);
        var (own, rivals) = (Own.Best(results), Rivals.Select(rival => rival.Best(results)).ToArray());
        var best = Enumerable.Range(0, own.Length).Select(i => rivals.Select(rival => Finite(Number(rival[i].Result))).Aggregate(Scale.BetterOf));
        var comparison = Scale.Compare([.. own.Select(trial => Number(trial.Result))], [.. best], Together);
        return new(
            comparison.Estimate,
            $"means: {string.Join("; ", rivals.Prepend(own).Select(Mean))}. RMSProp's is {comparison.Signs(Scale.Better.Relation, $"{Drawn}s")}",
            [.. Trials.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    private static string Words(string quantity, string drawn, ContestScale scale, ImmutableArray<Candidate> rivals, int together) =>
        $"{quantity}, RMSProp's {scale.Words} {(rivals is [var rival] ? $"{rival.Optimizer}'s" : $"the {(scale.Better.Relation == Relation.Below ? "lowest" : "highest")} of {string.Join(" and ", rivals.Select(each => $"{each.Optimizer}'s"))}")}"
        + $", {drawn} by {drawn}{(together == 1 ? "" : $", with one of {together} intervals that hold 95 % together")}";

    private string Mean(ImmutableArray<MeasuredTrial> setting) =>
        $"{Candidate.Named(setting)}: {NumberText.ThreeDigits(Scale.Mean([.. setting.Select(trial => Finite(Number(trial.Result)))]).Mean)}";

    private static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
}

/// <summary>An optimizer in a comparison, with one setting or with several to choose the best of.</summary>
/// <param name="Settings">For each setting its trials, one for each seed or start, in the same order.</param>
internal sealed record Candidate(ImmutableArray<ImmutableArray<Trial>> Settings)
{
    /// <summary>All trials.</summary>
    internal IEnumerable<Trial> Trials => Settings.SelectMany(trials => trials);

    /// <summary>The optimizer's name.</summary>
    internal string Optimizer => Settings[0][0].Entry.Optimizer.DisplayName;

    /// <summary>The results of the setting whose scores have the least geometric mean; that of a diverged trial counts as infinite.</summary>
    internal ImmutableArray<MeasuredTrial> Best(IReadOnlyDictionary<string, TrialResult> results) => Settings
        .Select(trials => trials.Select(trial => new MeasuredTrial(trial, results[trial.Id])).ToImmutableArray())
        .MinBy(setting => StudentInterval.GeometricMean([.. setting.Select(trial => double.IsFinite(trial.Result.Score) ? trial.Result.Score : double.PositiveInfinity)]).Mean)!;

    /// <summary>The optimizer that results belong to, with its learning rate.</summary>
    internal static string Named(ImmutableArray<MeasuredTrial> setting) =>
        setting[0].Optimizer is var optimizer ? $"{optimizer.DisplayName}, {SettingsText.Rounded(optimizer).Split(", ")[0]}" : "";
}

/// <summary>The comparison of one optimizer's numbers with another's: as a ratio or a difference, and which side is better.</summary>
internal sealed record ContestScale
{
    private ContestScale(string words, Condition better, SampleMean mean, Func<ImmutableArray<double>, ImmutableArray<double>, int, Comparison> compare) =>
        (Words, Better, Mean, Compare) = (words, better, mean, compare);

    /// <summary>Positive numbers that spread over decades, the lower the better: losses.</summary>
    internal static ContestScale LowerRatio { get; } = new("as a multiple of", Condition.Below(1), StudentInterval.GeometricMean, Comparison.Ratios);

    /// <summary>Shares and the like, the lower the better.</summary>
    internal static ContestScale LowerDifference { get; } = new("minus", Condition.Below(0), StudentInterval.Mean, Comparison.Differences);

    /// <summary>Shares and the like, the higher the better.</summary>
    internal static ContestScale HigherDifference { get; } = new("minus", Condition.Above(0), StudentInterval.Mean, Comparison.Differences);

    /// <summary>The sign between the first and the second.</summary>
    internal string Words { get; }

    /// <summary>The side of the condition on which the first is better.</summary>
    internal Condition Better { get; }

    /// <summary>The mean of one optimizer's numbers.</summary>
    internal SampleMean Mean { get; }

    /// <summary>Compares the first with the second, as one of a number of simultaneous intervals.</summary>
    internal Func<ImmutableArray<double>, ImmutableArray<double>, int, Comparison> Compare { get; }

    /// <summary>The better of two numbers.</summary>
    internal double BetterOf(double one, double other) => Better.Relation == Relation.Below ? double.Min(one, other) : double.Max(one, other);
}
