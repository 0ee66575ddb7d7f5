using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Proofs;

/// <summary>The progress of proofs.</summary>
/// <param name="Subject">The law and the optimizer that are done.</param>
/// <param name="Done">The cells so far.</param>
/// <param name="Total">All cells.</param>
internal readonly record struct ProofProgress(string Subject, long Done, long Total) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "proofs";

    /// <inheritdoc/>
    public string State => $"{Done} of {Total} proofs";
}
