using System.CommandLine;
using PureOptim.Experiments.Clusters;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim sweep</c>: runs the trials of a grid that have no result yet, here or on a cluster, and shows the best settings.</summary>
internal static class SweepCommand
{
    internal static Command Create(ToolContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A description in which values may be {\"each\": [...]}." }.OfPath();
        var options = new SweepOptions();
        var command = new ToolCommand(
            "sweep",
            "Run every trial of a grid that has no result yet, and show the best settings.",
            [
                "sweep grid.json", "sweep grid.json --jobs 4 --shard 1/2", "sweep grid.json --parquet trials.parquet",
                "sweep grid.json --slurm --jobs 4 -- --partition=main --time=60", "sweep grid.json --kubernetes registry.example/pureoptim > grid.yaml",
            ],
            "a trial failed or is missing")
        {
            file, options.ForSbatch, options.Jobs, options.Shard, options.Rest, options.Look, options.Slurm, options.Kubernetes, options.Shards, options.Store, options.Data, options.Out, options.Parquet, options.Yes, options.Quiet,
        };
        command.SetAction(parsed =>
        {
            options.RefuseTogether(parsed);
            var sweep = SweepSource.Load(parsed.GetRequiredValue(file), parsed.GetValue(options.Yes));
            var here = context with { IsQuiet = parsed.GetValue(options.Quiet) };
            if (sweep.LateSchedules().ToArray() is [var first, .. var others])
                context.Error.WriteLine($"pureoptim: {first}{(others.Length == 0 ? "" : $"; and so {others.Length} more")}");
            return parsed.GetValue(options.Kubernetes) is { } image
                    ? Write(new(sweep, image, parsed.GetValue(options.Shards) ?? PartsRule.For((int)sweep.Count), parsed.GetValue(options.Jobs) ?? 1), here)
                : parsed.GetValue(options.Slurm) ? OnSlurm(options.Run(sweep, parsed) with { IsLook = true }, options, parsed, here)
                : options.Run(sweep, parsed).Run(here);
        });
        return command;
    }

    private static int OnSlurm(SweepRun run, SweepOptions options, ParseResult parsed, ToolContext context)
    {
        var trials = run.Trials(context.Cancelled);
        var slurm = new SlurmSweep(
            new(run.Store, run.Sweep), trials, parsed.GetValue(options.Shards), parsed.GetValue(options.Jobs) ?? 1, parsed.GetValue(options.Data), [.. parsed.GetValue(options.ForSbatch) ?? []]);
        return slurm.Run(context) ?? run.Run(trials, context);
    }

    private static int Write(KubernetesManifest manifest, ToolContext context)
    {
        context.Out.Write(manifest.Text);
        return ExitCode.Done;
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
