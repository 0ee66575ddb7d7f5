using System.Collections.Immutable;
using PureOptim.Objectives;

namespace PureOptim.Experiments.Descriptions;

/// <summary>To walk down a function with a known formula.</summary>
/// <param name="Objective">The function.</param>
/// <param name="Start">Where to start; by default where the function is usually started from.</param>
internal sealed record Minimize(Objective Objective, ImmutableArray<double> Start = default) : Problem
{
    /// <summary>Where to start.</summary>
    public ImmutableArray<double> Start { get; } = Start.IsDefault ? [.. Objective.Start] : Of(Objective, Start);

    private static ImmutableArray<double> Of(Objective objective, ImmutableArray<double> start) => start.Length == objective.Dimension
        ? start
        : throw new ArgumentException($"Start has {start.Length} coordinates; {objective.Name} has {objective.Dimension}.", nameof(start));
}
