using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>The settings of an optimizer with which it did best on a problem, on average over the seeds.</summary>
/// <param name="Label">The label of the optimizer in the sweep.</param>
/// <param name="First">The place of the first of the trials with these settings.</param>
/// <param name="Seeds">The number of results.</param>
/// <param name="Mean">The mean of the scores: infinite where one run diverged, for it may have come back, but is not to be recommended.</param>
/// <param name="Accuracy">The mean test accuracy; null on an objective.</param>
/// <param name="Compared">Of each of the settings compared, one of the trials.</param>
internal sealed record BestSetting(string Label, int First, int Seeds, double Mean, double? Accuracy, IReadOnlyList<int> Compared)
{
    /// <summary>No more settings than this are looked at for the edges of a grid.</summary>
    private const int MostCompared = 20_000;

    /// <summary>The number of settings compared.</summary>
    internal int Settings => Compared.Count;

    /// <summary>The best settings of each optimizer on each problem, in the order of the trials. Trials without a result are left out.</summary>
    internal static ImmutableArray<BestSetting> Among(SweepTrials trials, SweepResults<TrialScore> results)
    {
        var groups = new OrderedDictionary<(string Label, int Problem, int Precision, int Steps), Group>();
        var sums = new OrderedDictionary<int, Sum>();
        var last = default(SweepPlace);
        foreach (var (trial, score) in results.ByTrial)
        {
            // Trials that differ in seed and steps only follow one another.
            var place = trials.Place(trial);
            if (place with { Seed = 0, Steps = 0 } is var setting && setting != last) EndSettings();
            last = setting;
            sums[place.Steps] = (sums.TryGetValue(place.Steps, out var sum) ? sum : new(trial, 0, 0, 0, false)).Add(score);
        }

        EndSettings();
        return [.. groups.Select(group => group.Value.Best(group.Key.Label))];

        void EndSettings()
        {
            foreach (var (steps, sum) in sums)
            {
                var key = (trials.LabelOf(last), last.Problem, last.Precision, steps);
                if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
                group.Add(sum);
            }

            sums.Clear();
        }
    }

    /// <summary>The hyperparameters that are the least or the largest of those compared, if they are three or more: a better one may lie beyond.</summary>
    internal ImmutableArray<RecordSchema.Field> AtEdge(SweepTrials trials)
    {
        var best = trials.At(First).Entry.Optimizer;
        IOptimizer[] compared = [.. Compared.Take(MostCompared).Select(trial => trials.EntryOf(trials.Place(trial)).Optimizer).Where(other => other.GetType() == best.GetType())];
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

    /// <summary>The settings of an optimizer on a problem so far.</summary>
    private sealed class Group
    {
        private readonly List<int> _compared = [];
        private Sum _best;

        internal void Add(Sum sum)
        {
            if (_compared.Count == 0 || sum.Order < _best.Order) _best = sum;
            _compared.Add(sum.First);
        }

        internal BestSetting Best(string label) => new(label, _best.First, _best.Count, _best.Mean, _best.HasAccuracy ? _best.Accuracy / _best.Count : null, _compared);
    }

    /// <summary>The scores of a setting so far.</summary>
    private readonly record struct Sum(int First, int Count, double Total, double Accuracy, bool HasAccuracy)
    {
        internal double Mean => Total / Count;

        /// <summary>The mean; what is no number comes last.</summary>
        internal double Order => double.IsNaN(Mean) ? double.PositiveInfinity : Mean;

        internal Sum Add(TrialScore score) => this with
        {
            Count = Count + 1,
            Total = Total + (score.Diverged || double.IsNaN(score.Score) ? double.PositiveInfinity : score.Score),
            Accuracy = Accuracy + (score.TestAccuracy ?? 0),
            HasAccuracy = score.TestAccuracy is not null,
        };
    }
}
