using System.CommandLine;
using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim sweep</c>: runs the trials of a grid that have no result yet, and shows the best settings.</summary>
internal static class SweepCommand
{
    /// <summary>Up to this many trials of an optimizer are made at once to find what they are called.</summary>
    internal const int Few = 10_000;

    internal static Command Create(ToolContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A description in which values may be {\"each\": [...]}." }.OfPath();
        var jobs = RunOptions.Number("--jobs", 1, 1024, "The number of trials that run at a time, each on one thread. Default: all processors.");
        var store = RunOptions.StoreOption();
        var shard = new Option<Shard?>("--shard")
        {
            Description = "Run the I-th of N parts of the trials only.",
            HelpName = "I/N",
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (Shard.Parse(word) is { } part) return part;
                result.AddError($"--shard is {word}; it must be I/N: two whole numbers, I between 1 and N");
                return null;
            },
        };
        var yes = new Option<bool>("--yes") { Description = $"Run even more than {Sweep.Many} trials." };
        var (data, quiet) = (new RunOptions().Data, new RunOptions().Quiet);
        var output = PathText.Folder("--out", "A folder for sweep.json and trials.csv, a line a trial.", "-o");
        var parquet = PathText.File("--parquet", "A file for the same table with the types of its columns, for DuckDB, pandas or Polars.");
        var command = new ToolCommand(
            "sweep",
            "Run every trial of a grid that has no result yet, and show the best settings.",
            ["sweep grid.json", "sweep grid.json --jobs 4 --shard 1/2", "sweep grid.json --parquet trials.parquet"],
            "a trial failed")
        {
            file, jobs, shard, store, data, output, parquet, yes, quiet,
        };
        command.SetAction(parsed => Run(
            SweepSource.Load(parsed.GetRequiredValue(file), parsed.GetValue(yes)),
            parsed.GetValue(shard) ?? Shard.Whole,
            parsed.GetValue(store)!,
            new(parsed.GetValue(data)),
            parsed.GetValue(jobs) ?? Environment.ProcessorCount,
            parsed.GetValue(output),
            parsed.GetValue(parquet),
            context with { IsQuiet = parsed.GetValue(quiet) }));
        return command;
    }

    private static int Run(Sweep sweep, Shard shard, string folder, DataSets data, int jobs, string? output, string? parquet, ToolContext context)
    {
        if (sweep.LateSchedules().ToArray() is [var first, .. var others])
            context.Error.WriteLine($"pureoptim: {first}{(others.Length == 0 ? "" : $"; and so {others.Length} more")}");
        var trials = SweepTrials.Of(sweep, data, Few, context.Cancelled);
        using var store = TrialStore.Open(folder);
        var publication = output is null ? null : OutputDirectory.Open(output);
        if (parquet is not null) OutputDirectory.Permit(parquet, TrialsParquet.IsOurs);
        var runner = new SweepRunner(store, data, jobs);
        var outcome = ProgressView.Watch<TrialProgress, SweepOutcome<TrialScore>>(
            context, sweep.Name, observe => runner.Run(trials, shard, TrialPart.Score, observe, context.Cancelled));
        SweepReport.Print(sweep, shard, outcome, trials, folder, context);
        if (output is not null || parquet is not null)
        {
            var table = TrialTable.Of(trials, shard, store, context.Cancelled);
            publication?.Publish([new("sweep.json", sweep.Canonical), new("trials.csv", writer => TrialsCsv.Write(table, writer))]);
            if (parquet is not null) WholeFile.Write(parquet, TrialsParquet.Of(table));
        }

        if (outcome.Missing > 0) context.Cancelled.ThrowIfCancellationRequested();
        return ExitCode.Of(outcome.Failed.IsEmpty);
    }
}

/// <summary>The source of a sweep.</summary>
internal static class SweepSource
{
    /// <summary>The sweep in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isManyFine">Whether it may have more than <see cref="Sweep.Many"/> trials.</param>
    internal static Sweep Load(string file, bool isManyFine)
    {
        if (!Path.Exists(file) && RunCommand.Names.Contains(file))
            throw new RunException($"sweep takes a file with a grid; \"{HelpText.Tool} run {file}\" runs {file}");
        var sweep = Sweep.Parse(file, InputFile.Text(file));
        return sweep.Count > int.MaxValue ? throw new RunException($"{file}: {sweep.Count} trials are more than can be listed")
            : sweep.Count > Sweep.Many && !isManyFine ? throw new RunException($"{file}: {sweep.Count} trials; more than {Sweep.Many} are run with --yes only")
            : sweep;
    }
}
