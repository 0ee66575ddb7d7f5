namespace PureOptim.Runs.Replay;

/// <summary>What two points of a run do not have in common.</summary>
/// <param name="First">The first number that differs.</param>
/// <param name="Differing">How many differ.</param>
/// <param name="All">How many there are.</param>
internal sealed record StateDifference(NumberPair First, long Differing, long All);
