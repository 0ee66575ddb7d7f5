using System.Diagnostics;
using PureOptim.Article;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Benchmarks;

/// <summary>The cost of the chain of digests and the store for a run of E2, and the time to list a store of ten thousand tiny runs.</summary>
internal static class StoreBenchmark
{
    private const int Steps = 500, Dense = 5, Runs = 10_000;

    internal static IEnumerable<Row> Run(Selection selection)
    {
        const string checkpoints = "checkpoints of E2";
        var (links, runs, verify) = ($"a link every {Chain.Spacing} steps of E2", $"runs, a store of {Runs:N0} tiny runs", $"verify, a store of {Runs:N0} tiny runs");
        if (selection.Wants(links)) yield return Links(links, selection.Rounds);
        if (selection.Wants(checkpoints)) yield return new(checkpoints, $"{Keep(Plan.For(BuiltInDescriptions.Load("mnist"), folder: null, Environment.ProcessorCount)):F0} MB", "", "", "below 100 MB");
        if (!selection.Wants(runs) && !selection.Wants(verify)) yield break;

        var folder = Directory.CreateTempSubdirectory("pureoptim-");
        try
        {
            TinyRuns.Fill(new(folder.FullName), Runs);
            if (selection.Wants(runs)) yield return new(runs, $"{Measurement.InRounds(selection.Rounds, List):F2} s", "", "", "below 1 s");
            if (selection.Wants(verify)) yield return new(verify, $"{Measurement.InRounds(selection.Rounds, () => Tool("verify", folder.FullName).Seconds):F1} s", "", "", "below 60 s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        double List()
        {
            var (seconds, output) = Tool("runs", "--store", folder.FullName);
            return output.Count(c => c == '\n') == Runs + 1 ? seconds : throw new InvalidDataException("The list is not whole.");
        }
    }

    private static Row Links(string what, int rounds)
    {
        // A link every 5 steps instead of every 100, so that the cost of twenty times as many stands out from the noise; in processor time, so that
        // other programs disturb little. The bare run has two links, at its beginning and at its end.
        var plan = Plan.For(BuiltInDescriptions.Load("mnist") with { Steps = Steps }, folder: null, Environment.ProcessorCount);
        using var process = Process.GetCurrentProcess();
        var bare = new List<double>();
        var share = Measurement.InRounds(rounds, () =>
        {
            bare.Add(ProcessorSeconds(() => plan.Run(_ => { }, new NoCheckpoints(long.MaxValue / 2))));
            return (ProcessorSeconds(() => plan.Run(_ => { }, new NoCheckpoints(Dense))) / bare[^1] - 1) * Dense / Chain.Spacing;
        });
        var step = 1e3 / Steps / plan.Description.Optimizers.Length;
        return new(what, $"{share:P1} of the processor time", $"without: {Spread.Of(bare.Skip(1).Select(seconds => step * seconds)):F2} ms a step", "", "at most 5 %");

        double ProcessorSeconds(Action work)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            work();
            process.Refresh();
            return (process.TotalProcessorTime - before).TotalSeconds;
        }
    }

    /// <summary>The time that the tool takes for a command in this process, and its output.</summary>
    private static (double Seconds, string Output) Tool(params string[] arguments)
    {
        var clock = Stopwatch.GetTimestamp();
        using var output = new StringWriter();
        var code = Experiments.Program.Run(arguments, new(output, Console.Error, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None));
        return code == 0 ? (Stopwatch.GetElapsedTime(clock).TotalSeconds, output.ToString()) : throw new InvalidDataException($"{arguments[0]} failed.");
    }

    /// <summary>Runs a plan with its checkpoints, and says how many megabytes they take.</summary>
    private static double Keep(Plan plan)
    {
        var folder = Directory.CreateTempSubdirectory("pureoptim-");
        try
        {
            var run = new RunStore(folder.FullName).Of(plan.Description);
            using (var checkpointer = new StoreCheckpointer(run, Chain.Spacing, _ => { }))
            {
                plan.Run(_ => { }, checkpointer);
                checkpointer.Finish();
            }

            return folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
