using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Experiments.Clusters;

/// <summary>A task of an array job in Slurm's queue.</summary>
/// <param name="Job">The job.</param>
/// <param name="Number">The number of the task in the array.</param>
/// <param name="State">The state, in Slurm's words.</param>
internal readonly record struct SlurmTask(string Job, int Number, string State)
{
    /// <summary>The columns of <c>squeue</c> that are read: job and task, and the state.</summary>
    internal const string Format = "%i %T";

    private static readonly ImmutableHashSet<string> _over =
        ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "TIMEOUT"];

    /// <summary>Whether it waits, runs, or is about to wait again: every other state is one of its end.</summary>
    internal bool IsLive => !_over.Contains(State);

    /// <summary>Whether it waits for a node.</summary>
    internal bool Waits => IsLive && State is not ("RUNNING" or "COMPLETING");

    /// <summary>The tasks that lines of <c>squeue --array</c> are about; other lines are none.</summary>
    internal static ImmutableArray<SlurmTask> Read(string lines) =>
    [
        .. from line in lines.Split('\n')
           let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           where words.Length == 2
           let id = words[0].Split('_')
           where id.Length == 2 && int.TryParse(id[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
           select new SlurmTask(id[0], int.Parse(id[1], CultureInfo.InvariantCulture), words[1]),
    ];
}
