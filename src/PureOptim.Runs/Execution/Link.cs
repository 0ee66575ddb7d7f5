namespace PureOptim.Runs.Execution;

/// <summary>A link of a run's chain: a digest of all that one optimizer did up to a step.</summary>
/// <param name="Step">The steps taken.</param>
/// <param name="Digest">SHA-256 in hexadecimal, as <see cref="Chain"/> computes it.</param>
internal readonly record struct Link(long Step, string Digest);
