namespace PureOptim.Experiments.Laws;

/// <summary>Which cases laws are tried on.</summary>
/// <param name="Cases">How many of each.</param>
/// <param name="Seed">The seed, or null where it follows from the names of law and subject.</param>
/// <param name="Replay">What a verdict has found: that one case, and no others; or null.</param>
internal sealed record LawTrial(int Cases, ulong? Seed = null, string? Replay = null);
