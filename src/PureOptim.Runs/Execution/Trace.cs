using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>The record of one optimizer in a run. Numbers computed in float32 stand here as the doubles they convert to.</summary>
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

/// <summary>The path of an optimizer over an objective, from the start (step 0) on: a point and its loss for every step.</summary>
internal sealed record PathTrace(string Optimizer, ImmutableArray<double> Losses, string Digest, ImmutableArray<ImmutableArray<double>> Points)
    : Trace(Optimizer, 0, Losses, Digest);

/// <summary>The loss curve of a network: after each update (from 1) the loss on the batch that made it.</summary>
internal sealed record CurveTrace(string Optimizer, ImmutableArray<double> Losses, string Digest, double TestAccuracy)
    : Trace(Optimizer, 1, Losses, Digest);

/// <summary>The losses of a user's own training: after each update (from 1) the loss on the batch that made it.</summary>
internal sealed record LossTrace(string Optimizer, ImmutableArray<double> Losses, string Digest) : Trace(Optimizer, 1, Losses, Digest);

/// <summary>A run's outcome: a pure function of its description and the data.</summary>
/// <param name="Description">The description of the run.</param>
/// <param name="Traces">The trace of each optimizer, in the order of the description.</param>
internal sealed record RunResult(Description Description, ImmutableArray<Trace> Traces);
