using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>The settings of an optimizer with which it did best on a problem, on average over the seeds.</summary>
/// <param name="Label">The label of the optimizer in the sweep.</param>
/// <param name="First">The place of the first of the trials with these settings.</param>
/// <param name="Seeds">The number of results.</param>
/// <param name="Mean">The mean of the scores: infinite where one run diverged, for it may have come back, but is not to be recommended.</param>
/// <param name="Accuracy">The mean test accuracy; null on an objective.</param>
/// <param name="Compared">The places of the optimizers compared, one a setting.</param>
internal sealed record BestSetting(string Label, int First, int Seeds, double Mean, double? Accuracy, IReadOnlyList<SweepPlace> Compared)
{
    /// <summary>No more settings than this are looked at for the edges of a grid.</summary>
    private const int MostCompared = 20_000;

    /// <summary>The number of settings compared.</summary>
    internal int Settings => Compared.Count;

    /// <summary>The best settings of each optimizer on each problem, in the order of the trials. Trials without a result are left out.</summary>
    internal static ImmutableArray<BestSetting> Among(SweepTrials trials, IReadOnlyDictionary<TrialId, TrialScore> results)
    {
        var settings = new OrderedDictionary<SweepPlace, Sum>();
        var seen = new HashSet<TrialId>(trials.Count);
        for (var i = 0; i < trials.Count; i++)
        {
            if (!results.TryGetValue(trials.IdOf(i), out var score) || !seen.Add(trials.IdOf(i))) continue;
            var place = trials.Place(i) with { Seed = 0 };
            settings[place] = (settings.TryGetValue(place, out var sum) ? sum : new(i, 0, 0, 0, false)).Add(score);
        }

        var labels = new Dictionary<(int, int), string>();
        return
        [
            .. settings.GroupBy(setting => (Label: LabelOf(setting.Key), setting.Key.Problem, setting.Key.Precision, setting.Key.Steps))
                .Select(group =>
                {
                    var best = group.MinBy(setting => setting.Value.Mean is var mean && double.IsNaN(mean) ? double.PositiveInfinity : mean).Value;
                    return new BestSetting(group.Key.Label, best.First, best.Count, best.Mean, best.HasAccuracy ? best.Accuracy / best.Count : null, [.. group.Select(setting => setting.Key)]);
                }),
        ];

        string LabelOf(SweepPlace place) =>
            labels.TryGetValue((place.Entry, place.Optimizer), out var label) ? label : labels[(place.Entry, place.Optimizer)] = trials.EntryOf(place).Label;
    }

    /// <summary>The hyperparameters that are the least or the largest of those compared, if they are three or more: a better one may lie beyond.</summary>
    internal ImmutableArray<RecordSchema.Field> AtEdge(SweepTrials trials)
    {
        var best = trials.At(First).Entry.Optimizer;
        IOptimizer[] compared = [.. Compared.Take(MostCompared).Select(place => trials.EntryOf(place).Optimizer).Where(other => other.GetType() == best.GetType())];
        return
        [
            .. from field in RecordSchema.Of(best.GetType()).Fields
               where field.Property.GetValue(best) is Schedule.Constant
               let values = compared.Select(field.Property.GetValue).OfType<Schedule.Constant>().Select(constant => constant.Value).Distinct().ToArray()
               let value = ((Schedule.Constant)field.Property.GetValue(best)!).Value
               where values.Length >= 3 && (value == values.Min() || value == values.Max())
               select field,
        ];
    }

    /// <summary>The scores of a setting so far.</summary>
    private readonly record struct Sum(int First, int Count, double Total, double Accuracy, bool HasAccuracy)
    {
        internal double Mean => Total / Count;

        internal Sum Add(TrialScore score) => this with
        {
            Count = Count + 1,
            Total = Total + (score.Diverged || double.IsNaN(score.Score) ? double.PositiveInfinity : score.Score),
            Accuracy = Accuracy + (score.TestAccuracy ?? 0),
            HasAccuracy = score.TestAccuracy is not null,
        };
    }
}
