using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.Clusters;

/// <summary>
/// What Slurm runs of a sweep, in the store: the sweep as it was when it was submitted, the scripts of its jobs, what each of them printed, and which jobs there are.
/// </summary>
/// <param name="Store">The folder of the store, as every node finds it.</param>
/// <param name="Sweep">The sweep.</param>
internal sealed record SlurmFolder(string Store, Sweep Sweep)
{
    /// <summary>The folder.</summary>
    internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(Store), "slurm", Sweep.Id[..16]);

    /// <summary>What the tasks print.</summary>
    internal string Outputs => System.IO.Path.Combine(Path, "output");

    /// <summary>The script of a part.</summary>
    internal string PartScript => System.IO.Path.Combine(Path, "part.sh");

    /// <summary>The script of the job that shows the result.</summary>
    internal string LastScript => System.IO.Path.Combine(Path, "last.sh");

    private string SweepFile => System.IO.Path.Combine(Path, "sweep.json");

    private string JobsFile => System.IO.Path.Combine(Path, "jobs.json");

    /// <summary>What was submitted, or null.</summary>
    internal SlurmJobs? ReadJobs() => StoreFile.ReadIfThere(JobsFile) is { } bytes ? ChecksummedJson.Read<SlurmJobs>(JobsFile, bytes) : null;

    /// <summary>Writes what was submitted.</summary>
    internal void Write(SlurmJobs jobs) => StoreFile.Write(JobsFile, ChecksummedJson.Write(jobs));

    /// <summary>Writes the sweep and the scripts. The tasks run this very program: another version would be refused in the store.</summary>
    /// <param name="parts">The number of parts.</param>
    /// <param name="options">The options of each task, such as the number of trials at a time.</param>
    internal void WriteScripts(int parts, IReadOnlyList<string> options)
    {
        StoreFile.Write(SweepFile, new Artifact("", Sweep.Canonical).Bytes);
        Directory.CreateDirectory(Outputs);
        WriteScript(
            PartScript,
            $"A part of {parts} of the sweep {Sweep.Name}, and then what others have left. What it has done stays in the store: it may be ended and begun again at any time.",
            $"""
            {Command(options)} --shard "$SLURM_ARRAY_TASK_ID/{parts}" --rest
            code=$?

            # Every trial has a result, or failed: tasks that still wait would find nothing to do.
            if [ $code -le {ExitCode.Negative} ]; then scancel --state=PENDING "$SLURM_ARRAY_JOB_ID"; fi
            exit $code
            """);
        WriteScript(LastScript, $"Shows the result of the sweep {Sweep.Name}, and names what is missing.", $"exec {Command(options)} --look");
    }

    /// <summary>The last lines that a task printed; none where it has printed nothing.</summary>
    internal ImmutableArray<string> LastLines(SlurmTask task, int most)
    {
        var file = OutputOf(task);
        return File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0).TakeLast(most)] : [];
    }

    /// <summary>The file of what a task printed.</summary>
    internal string OutputOf(SlurmTask task) => System.IO.Path.Combine(Outputs, $"{task.Job}_{task.Number}.txt");

    private string Command(IReadOnlyList<string> options)
    {
        string[] words = [.. Itself(), "sweep", SweepFile, "--yes", "--quiet", "--store", System.IO.Path.GetFullPath(Store), .. options];
        return string.Join(' ', words.Select(ShellText.Quoted));
    }

    private static void WriteScript(string path, string what, string commands) => StoreFile.Write(path, new Artifact("", $"#!/bin/bash\n# {what}\n{commands}\n").Bytes);

    /// <summary>The command that runs this program.</summary>
    private static string[] Itself() =>
        System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.ProcessPath!, typeof(SlurmFolder).Assembly.Location] : [Environment.ProcessPath!];
}

/// <summary>What was submitted of a sweep.</summary>
/// <param name="Parts">The number of parts.</param>
/// <param name="Jobs">The array jobs, the last one the newest.</param>
/// <param name="Last">The job that shows the result.</param>
internal sealed record SlurmJobs(int Parts, ImmutableArray<string> Jobs, string? Last)
{
    /// <summary>All of them.</summary>
    internal IEnumerable<string> All => Last is null ? Jobs : Jobs.Append(Last);
}
