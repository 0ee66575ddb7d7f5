using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Parity;

/// <summary>How far the comparison of a network is.</summary>
/// <param name="Done">The trainings that are over.</param>
/// <param name="Total">How many there are, if no case agrees bit for bit.</param>
/// <param name="Subject">The case.</param>
internal readonly record struct NetworkProgress(long Done, long Total, string Subject) : IAdvance
{
    /// <inheritdoc/>
    public static string Unit => "runs";

    /// <inheritdoc/>
    public string State => $"run {Done} of {Total}";
}
