namespace PureOptim.Proofs.Solvers;

/// <summary>A solver's reply.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Text">All that it wrote.</param>
public sealed record SolverReply(SolverAnswer Answer, string Text);
