using System.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Store;
using PureOptim.Runs.Verification;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim verify</c>: whether a store is whole, without running anything.</summary>
internal static class VerifyCommand
{
    internal static Command Create(ToolContext context)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = $"The store. Default: {RunStore.DefaultPath} in the current folder.",
            DefaultValueFactory = _ => RunStore.DefaultPath,
        }.OfFolder();
        var command = new ToolCommand(
            "verify", "Check a store without running anything: hashes, links, missing parts.", ["verify", "verify /mnt/old/runs"], "a problem was found") { folder };
        command.SetAction(parsed => Verify(new(parsed.GetRequiredValue(folder)), context));
        return command;
    }

    /// <summary>Checks a store and says what is wrong, a line each.</summary>
    /// <returns>0 if nothing is, otherwise 1.</returns>
    private static int Verify(RunStore store, ToolContext context)
    {
        var found = StoreVerification.Of(store, context.Cancelled);
        foreach (var line in found.Problems.Concat(found.Notes)) context.Out.WriteLine(line);
        context.Out.WriteLine(
            $"{store.Path}: {CountText.Of(found.Runs, "run")} ({found.Unfinished} of them unfinished), {CountText.Of(found.Trials, "trial")}, {Studies(found)}, " +
            CountText.Of(found.Problems.Length, "problem"));
        return found.Problems.IsEmpty ? ExitCode.Done : ExitCode.Negative;
    }

    private static string Studies(StoreVerification found) =>
        CountText.Of(found.Studies, "study", "studies") + (found.Unchecked == 0 ? "" : $" ({found.Unchecked} of them not checked: an early version wrote no hashes)");
}
