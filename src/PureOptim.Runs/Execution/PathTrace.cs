using System.Collections.Immutable;

namespace PureOptim.Runs.Execution;

/// <summary>The path of an optimizer over an objective, from the start (step 0) on: a point and its loss for every step.</summary>
internal sealed record PathTrace(string Optimizer, ImmutableArray<double> Losses, string Digest, ImmutableArray<ImmutableArray<double>> Points)
    : Trace(Optimizer, 0, Losses, Digest);
