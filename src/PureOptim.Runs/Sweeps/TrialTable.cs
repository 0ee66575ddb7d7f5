using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The trials of a part of a sweep with their results, a row a trial: what each is called, a column for each setting that varies among the trials of the whole sweep, so that all parts have the same
/// columns, and the result; that is empty where there is none.
/// </summary>
/// <param name="Columns">The columns.</param>
/// <param name="Count">The number of rows.</param>
internal sealed record TrialTable(ImmutableArray<TrialColumn> Columns, int Count)
{
    private static readonly TrialPart<TrialResult> _withoutLosses = new(result => result with { Losses = new(0, 1, []) });

    /// <summary>The table of a part.</summary>
    /// <param name="trials">The trials of the whole sweep.</param>
    /// <param name="shard">The part.</param>
    /// <param name="store">The results.</param>
    /// <param name="cancelled">Ends the work.</param>
    internal static TrialTable Of(ITrials trials, Shard shard, TrialStore store, CancellationToken cancelled)
    {
        var part = shard.Of(trials);
        var results = new TrialResult?[part.Length];
        store.ReadAll(part.Length, row => trials.IdOf(part[row]), _withoutLosses, (row, result) => results[row] = result, Environment.ProcessorCount, cancelled);
        var rows = new Row[part.Length];
        var settings = Settings(trials, part, (row, found) => rows[row] = new(found.Label, found.Precision, found.Steps, found.Seed), cancelled);
        return new(
            [
                new TrialColumn.Texts("id", row => $"{trials.IdOf(part[row])}"),
                new TrialColumn.Texts("label", row => rows[row].Label),
                .. settings,
                new TrialColumn.Texts("precision", row => SettingsText.Text(rows[row].Precision)),
                new TrialColumn.Wholes("steps", row => rows[row].Steps),
                new TrialColumn.Seeds("seed", row => rows[row].Seed),
                new TrialColumn.Numbers("finalLoss", row => results[row]?.FinalLoss),
                new TrialColumn.Numbers("bestLoss", row => results[row]?.BestLoss),
                new TrialColumn.Wholes("bestStep", row => results[row]?.BestStep),
                new TrialColumn.Numbers("meanOfLast", row => results[row]?.MeanOfLast),
                new TrialColumn.Wholes("divergedAt", row => results[row]?.DivergedAt),
                new TrialColumn.Numbers("testAccuracy", row => results[row]?.TestAccuracy),
                new TrialColumn.Texts("digest", row => results[row]?.Digest),
            ],
            part.Length);
    }

    /// <summary>The columns of settings that vary, by name. Their kinds are those of the whole sweep too.</summary>
    private static IEnumerable<TrialColumn> Settings(ITrials trials, int[] part, Action<int, TrialSettings> found, CancellationToken cancelled)
    {
        if (trials.Count == 0) return [];
        var first = trials.SettingsOf(0).Leaves.ToDictionary();
        var varying = new ConcurrentDictionary<string, SettingKind>(StringComparer.Ordinal);
        InParallel.Map(trials.Count, i => Compare(trials.SettingsOf(i).Leaves.ToDictionary()), Environment.ProcessorCount, cancelled);
        var settings = varying.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();

        // Few different texts, each kept once.
        var texts = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var cells = settings.Select(_ => new string?[part.Length]).ToArray();
        InParallel.Map(part.Length, i => Fill(i, trials.SettingsOf(part[i])), Environment.ProcessorCount, cancelled);
        return settings.Select((setting, i) => TrialColumn.Of(setting.Key, setting.Value, cells[i]));

        bool Compare(Dictionary<string, string> leaves)
        {
            foreach (var name in leaves.Keys.Union(first.Keys))
            {
                var (here, before) = (leaves.GetValueOrDefault(name), first.GetValueOrDefault(name));
                if (here != before) varying.AddOrUpdate(name, _ => Widest(Kind(here), Kind(before)), (_, known) => Widest(known, Widest(Kind(here), Kind(before))));
            }

            return true;
        }

        bool Fill(int row, TrialSettings trial)
        {
            found(row, trial);
            var leaves = trial.Leaves.ToDictionary();
            foreach (var (i, setting) in settings.Index())
                if (leaves.TryGetValue(setting.Key, out var value)) cells[i][row] = texts.GetOrAdd(value, value);
            return true;
        }

        // What is not there is of any kind.
        static SettingKind Kind(string? value) => value is null ? SettingKind.Whole : TrialColumn.KindOf(value);

        static SettingKind Widest(SettingKind one, SettingKind other) => one < other ? one : other;
    }

    /// <summary>What is kept of a trial: there may be a million.</summary>
    private readonly record struct Row(string Label, FloatType Precision, long Steps, ulong Seed);
}
