using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>The settings of an optimizer with which it did best on a problem, on average over the seeds.</summary>
/// <param name="Label">The label of the optimizer in the sweep.</param>
/// <param name="Example">The first of the trials with these settings.</param>
/// <param name="Scores">The results, one a seed.</param>
/// <param name="Settings">The number of settings compared.</param>
/// <param name="AtEdge">The hyperparameters that are the least or the largest of those compared, if they are three or more: a better one may lie beyond.</param>
internal sealed record BestSetting(string Label, Trial Example, ImmutableArray<TrialScore> Scores, int Settings, ImmutableArray<RecordSchema.Field> AtEdge)
{
    /// <summary>The mean of the scores.</summary>
    internal double Mean { get; } = MeanOf(Scores);

    /// <summary>The best settings of each optimizer on each problem, in the order of the trials. Trials without a result are left out.</summary>
    internal static ImmutableArray<BestSetting> Among(IEnumerable<Trial> trials, IReadOnlyDictionary<string, TrialScore> results)
    {
        Trial[] done = [.. trials.Where(trial => results.ContainsKey(trial.Id))];
        var problems = Texts(done.Select(trial => trial.Description.Problem));
        var optimizers = Texts(done.Select(trial => trial.Entry.Optimizer));
        return
        [
            .. done.GroupBy(trial => (trial.Label, problems[trial.Description.Problem], trial.Description.Precision, trial.Description.Steps))
                .Select(group => Best([.. group.GroupBy(trial => optimizers[trial.Entry.Optimizer])], results)),
        ];
    }

    /// <summary>The text of each value, which values that mean the same share. Many trials have the same one, which is written once.</summary>
    private static Dictionary<T, string> Texts<T>(IEnumerable<T> values)
        where T : class
    {
        T[] distinct = [.. values.Distinct<T>(ReferenceEqualityComparer.Instance)];
        var texts = InParallel.Map(distinct.Length, i => ValueWriter.Write(distinct[i], typeof(T)).ToJsonString(), Environment.ProcessorCount, CancellationToken.None);
        return new(distinct.Zip(texts, KeyValuePair.Create), ReferenceEqualityComparer.Instance);
    }

    private static BestSetting Best(IGrouping<string, Trial>[] settings, IReadOnlyDictionary<string, TrialScore> results)
    {
        var (first, scores) = settings
            .Select(setting => (First: setting.First(), Scores: setting.DistinctBy(trial => trial.Id).Select(trial => results[trial.Id]).ToImmutableArray()))
            .MinBy(setting => MeanOf(setting.Scores) is var mean && double.IsNaN(mean) ? double.PositiveInfinity : mean);
        return new(first.Label, first, scores, settings.Length, EdgesOf(first.Entry.Optimizer, [.. settings.Select(setting => setting.First().Entry.Optimizer)]));
    }

    private static ImmutableArray<RecordSchema.Field> EdgesOf(IOptimizer best, IOptimizer[] compared) =>
    [
        .. from field in RecordSchema.Of(best.GetType()).Fields
           where field.Property.GetValue(best) is Schedule.Constant
           let values = compared.Where(other => other.GetType() == best.GetType()).Select(field.Property.GetValue).OfType<Schedule.Constant>().Select(constant => constant.Value).Distinct().ToArray()
           let value = ((Schedule.Constant)field.Property.GetValue(best)!).Value
           where values.Length >= 3 && (value == values.Min() || value == values.Max())
           select field,
    ];

    /// <summary>The mean, infinite where one run diverged: it may have come back, but not to be recommended.</summary>
    private static double MeanOf(ImmutableArray<TrialScore> scores)
    {
        var sum = 0.0;
        foreach (var score in scores) sum += score.Diverged || double.IsNaN(score.Score) ? double.PositiveInfinity : score.Score;
        return sum / scores.Length;
    }
}
