namespace PureOptim.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">The measured quantity.</param>
/// <param name="Ours">PureOptim's figure with its unit.</param>
/// <param name="Peer">The peer's figure, or why there is none.</param>
/// <param name="Ratio">The quotient that the goal is about; empty without a peer.</param>
/// <param name="Goal">The goal.</param>
internal sealed record Row(string What, string Ours, string Peer, string Ratio, string Goal)
{
    public override string ToString() => $"{What}: {Ours}; peer: {Peer}{(Ratio.Length > 0 ? $"; ratio {Ratio}" : "")}{(Goal.Length > 0 ? $" (goal: {Goal})" : "")}";
}
