using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Clusters;

/// <summary>The progress of a sweep that Slurm runs.</summary>
/// <param name="Done">The trials that have a result.</param>
/// <param name="DoneBefore">Those that had one when it was first looked.</param>
/// <param name="Total">All trials.</param>
/// <param name="Running">The parts that run.</param>
/// <param name="Waiting">The parts that wait for a node.</param>
internal readonly record struct SlurmProgress(long Done, long DoneBefore, long Total, int Running, int Waiting) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "trials";

    /// <inheritdoc/>
    public string Subject => "on Slurm";

    /// <inheritdoc/>
    public string State => $"{Done} of {Total} trials, {Running} parts run, {Waiting} wait";
}
