using System.Collections.Immutable;

namespace PureOptim.Runs.Execution;

/// <summary>The loss curve of a network: after each update (from 1) the loss on the batch that made it.</summary>
internal sealed record CurveTrace(string Optimizer, ImmutableArray<double> Losses, string Digest, double TestAccuracy)
    : Trace(Optimizer, 1, Losses, Digest);
