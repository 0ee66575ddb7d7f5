using System.Text;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Sweeps;

/// <summary>The results of a sweep, a line a trial; of a trial without a result, what it would run.</summary>
internal static class TrialsCsv
{
    internal static string Of(ITrials trials, Shard shard, TrialStore store)
    {
        var all = shard.Of(trials);
        var results = new TrialResult?[all.Length];
        store.ReadAll([.. all.Select(trials.IdOf)], (i, result) => results[i] = result, Environment.ProcessorCount, CancellationToken.None);
        var text = new StringBuilder("id,label,optimizer,problem,precision,steps,seed,finalLoss,bestLoss,bestStep,meanOfLast,divergedAt,testAccuracy,digest\n");
        foreach (var (trial, result) in all.Zip(results)) text.AppendJoin(',', [.. Settings(trials.At(trial)), .. Outcome(result)]).Append('\n');
        return text.ToString();
    }

    private static string[] Settings(Trial trial) =>
    [
        trial.Id,
        Csv.Quoted(trial.Label),
        Csv.Quoted(ValueWriter.Write(trial.Entry.Optimizer, typeof(IOptimizer)).ToJsonString()),
        Csv.Quoted(ValueWriter.Write(trial.Description.Problem, typeof(Problem)).ToJsonString()),
        SettingsText.Text(trial.Description.Precision),
        Invariant($"{trial.Description.Steps}"),
        Invariant($"{trial.Description.Seed}"),
    ];

    private static string[] Outcome(TrialResult? result) => result is null ? ["", "", "", "", "", "", ""] :
    [
        NumberText.Shortest(result.FinalLoss),
        NumberText.Shortest(result.BestLoss),
        Invariant($"{result.BestStep}"),
        NumberText.Shortest(result.MeanOfLast),
        Invariant($"{result.DivergedAt}"),
        result.TestAccuracy is { } accuracy ? NumberText.Shortest(accuracy) : "",
        result.Digest,
    ];
}
