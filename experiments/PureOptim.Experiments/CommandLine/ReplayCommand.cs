using System.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim replay</c>: runs a stored run or trial again and says whether, and from where on, the bits differ.</summary>
internal static class ReplayCommand
{
    internal static Command Create(ToolContext context)
    {
        var id = new Argument<string>("ID") { Description = "The run or the trial: the first digits of its id." };
        var options = new RunOptions();
        id.CompletionSources.Add(StoredIds.Complete(options.Store));
        var command = new ToolCommand(
            "replay",
            "Run the description of a stored run again and compare every link of its chain and every number of its trace; or that of a trial, and compare every stored loss and its digest.",
            ["replay 21fab", "replay 21fab --threads 1"],
            "a bit differs")
        {
            id, options.Threads, options.Data, options.Store, options.Quiet,
        };
        command.SetAction(parsed =>
        {
            var (run, trial) = StoredIds.Find(new(parsed.GetRequiredValue(options.Store)), parsed.GetRequiredValue(id), context);
            var data = parsed.GetValue(options.Data);
            return run is not null
                ? Replay(StoredRuns.Open(run, data, parsed.GetValue(options.Threads) ?? Environment.ProcessorCount, context), context with { IsQuiet = parsed.GetValue(options.Quiet) })
                : TrialReplay.Replay(trial!, data, context);
        });
        return command;
    }

    /// <summary>Runs a stored run again and compares.</summary>
    /// <returns>0 if every bit is the same and no file of the run is damaged, otherwise 1.</returns>
    internal static int Replay(ReplayedRun stored, ToolContext context)
    {
        var (plan, key) = (stored.Plan, stored.Stored!.Key);
        var result = ProgressView.Watch<Progress, RunResult>(context, plan.Description.Name, observe => plan.Run(observe, new NoCheckpoints(stored.Every)));
        context.Out.WriteLine($"replay of {plan.Description.Name} {key}: {CountText.Of(plan.Description.Steps, "step")}, {CountText.Of(plan.Description.Optimizers.Length, "optimizer")}");
        var differing = new RunComparison((stored, "stored"), (stored with { Result = result, Stored = null }, "replayed"), context.Out.WriteLine, context.Cancelled).Compare();
        if (differing.Count == 0) return stored.IsDamaged ? ExitCode.Negative : ExitCode.Done;
        context.Error.WriteLine($"pureoptim: run {key} run again differs: {string.Join(", ", differing)}");
        return ExitCode.Negative;
    }
}
