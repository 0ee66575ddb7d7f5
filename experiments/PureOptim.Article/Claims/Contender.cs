using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>An optimizer in a comparison, with one setting or with several to choose the best of.</summary>
/// <param name="Settings">For each setting its trials, one for each seed or start, in the same order.</param>
internal sealed record Contender(ImmutableArray<ImmutableArray<Trial>> Settings)
{
    /// <summary>All trials.</summary>
    internal IEnumerable<Trial> Trials => Settings.SelectMany(trials => trials);

    /// <summary>The optimizer's name.</summary>
    internal string Optimizer => Settings[0][0].Entrant.Optimizer.DisplayName;

    /// <summary>The results of the setting whose scores have the least geometric mean; that of a diverged trial counts as infinite.</summary>
    internal ImmutableArray<TrialResult> Best(IReadOnlyDictionary<string, TrialResult> results) => Settings
        .Select(trials => trials.Select(trial => results[trial.Id]).ToImmutableArray())
        .MinBy(setting => StudentInterval.GeometricMean([.. setting.Select(result => double.IsFinite(result.Score) ? result.Score : double.PositiveInfinity)]).Mean)!;

    /// <summary>The optimizer that results belong to, with its learning rate.</summary>
    internal static string Named(ImmutableArray<TrialResult> setting) =>
        setting[0].Description.Optimizers[0].Optimizer is var optimizer ? $"{optimizer.DisplayName}, {SettingsText.Rounded(optimizer).Split(", ")[0]}" : "";
}
