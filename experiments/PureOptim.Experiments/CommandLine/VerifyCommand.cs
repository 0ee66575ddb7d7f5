using System.CommandLine;
using System.Globalization;
using PureOptim.Experiments.Store;

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
        foreach (var problem in found.Problems) context.Out.WriteLine(problem);
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{store.Path}: {found.Runs} runs ({found.Unfinished} of them unfinished), {found.Trials} trials, {found.Problems.Length} problems"));
        if (found.Problems.IsEmpty) return ExitCode.Done;
        context.Error.WriteLine($"pureoptim: {store.Path}: {found.Problems.Length} problems; the first: {found.Problems[0]}");
        return ExitCode.Negative;
    }
}
