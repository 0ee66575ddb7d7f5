using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// How a trial ended: a pure function of its description and the data. Numbers computed in float32 stand here as the doubles they convert to.
/// </summary>
/// <param name="Description">What was run.</param>
/// <param name="Digest">SHA-256 of the final parameters.</param>
/// <param name="Losses">The losses on the way.</param>
/// <param name="FinalLoss">The last loss.</param>
/// <param name="BestLoss">The smallest loss; NaN if none is finite.</param>
/// <param name="BestStep">The first step that has it; 0 if none is finite.</param>
/// <param name="MeanOfLast">The mean of the last 100 losses, or of all if they are fewer; NaN if one of them is not finite.</param>
/// <param name="DivergedAt">The first step whose loss is not a finite number, or null: a diverged trial is a result.</param>
internal sealed record TrialResult(
    Description Description,
    string Digest,
    LossCurve Losses,
    double FinalLoss,
    double BestLoss,
    long BestStep,
    double MeanOfLast,
    long? DivergedAt)
{
    /// <summary>How many decades <see cref="StepsToDecade"/> goes down.</summary>
    internal const int Decades = 16;

    /// <summary>The identity of the trial.</summary>
    internal string Id => Description.Id;

    /// <summary>
    /// On an objective: the first step at which the loss is above the known minimum (or above 0, where none is known) by at most 10^-(i + 1)
    /// of what it was at the start, for i from 0; null where that never came. Empty for a network.
    /// </summary>
    internal ImmutableArray<long?> StepsToDecade { get; init; } = [];

    /// <summary>On an objective of up to 16 coordinates: where the path ended. Empty otherwise.</summary>
    internal ImmutableArray<double> FinalPoint { get; init; } = [];

    /// <summary>Of a network: the share of the test images whose class it predicts rightly, from 0 to 1.</summary>
    internal double? TestAccuracy { get; init; }

    /// <summary>The number to compare trials by, the less the better: the mean of the last losses of a network, the last loss on an objective.</summary>
    internal double Score => TestAccuracy is null ? FinalLoss : MeanOfLast;
}
