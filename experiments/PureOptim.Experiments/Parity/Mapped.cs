namespace PureOptim.Experiments.Parity;

/// <summary>The optimizer that a case asks for, or why this library has none.</summary>
/// <param name="Optimizer">The optimizer; null if there is none.</param>
/// <param name="Tolerance">How close it must come; null if that is to be measured.</param>
/// <param name="Reason">Why there is none; null if there is one.</param>
internal sealed record Mapped(IOptimizer? Optimizer, Tolerance? Tolerance = null, string? Reason = null);
