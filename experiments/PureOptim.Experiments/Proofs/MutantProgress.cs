using PureOptim.Runs.Execution;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Proofs;

/// <summary>The progress of mutants.</summary>
/// <param name="Subject">The optimizer that is done.</param>
/// <param name="Done">The optimizers so far.</param>
/// <param name="Total">All optimizers.</param>
internal readonly record struct MutantProgress(string Subject, long Done, long Total) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "optimizers";

    /// <inheritdoc/>
    public string State => $"{Done} of {CountText.Of(Total, "optimizer")}";
}
