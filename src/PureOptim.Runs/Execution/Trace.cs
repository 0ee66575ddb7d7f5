using System.Collections.Immutable;

namespace PureOptim.Runs.Execution;

/// <summary>What one optimizer did in a run. Numbers computed in float32 stand here as the doubles they convert to.</summary>
/// <param name="Optimizer">The label.</param>
/// <param name="FirstStep">The step that the first loss belongs to.</param>
/// <param name="Losses">The losses in order.</param>
/// <param name="Digest">SHA-256 of the final parameters.</param>
internal abstract record Trace(string Optimizer, long FirstStep, ImmutableArray<double> Losses, string Digest)
{
    /// <summary>The chain of digests, from step 0 to the last.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>The last loss.</summary>
    internal double FinalLoss => Losses[^1];

    /// <summary>The last step.</summary>
    internal long LastStep => FirstStep + Losses.Length - 1;

    /// <summary>The first step whose loss is not a finite number, or null: a diverged run is a result.</summary>
    internal long? DivergedAt => Losses.FirstOrDefault(loss => !double.IsFinite(loss)) is var loss && double.IsFinite(loss)
        ? null
        : FirstStep + Losses.TakeWhile(double.IsFinite).Count();
}
