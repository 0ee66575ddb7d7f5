using System.Collections.Immutable;

namespace PureOptim.Runs.Descriptions;

/// <summary>To walk down a function with a known formula.</summary>
/// <param name="Objective">The function.</param>
/// <param name="Start">Where to start; by default where the function is usually started from.</param>
internal sealed record Minimize(Objective Objective, ImmutableArray<double> Start = default) : Problem
{
    /// <summary>The most coordinates: a gradient costs an evaluation for each, so that ten times as many take a hundred times as long.</summary>
    internal const int MaximumDimension = 100_000;

    /// <summary>The function; asked for its dimension before anything of that length is made.</summary>
    public Objective Objective { get; } = Objective.Dimension <= MaximumDimension
        ? Objective
        : throw new ArgumentException($"{nameof(Objective)} must have at most {MaximumDimension} coordinates; {Objective.Name} has {Objective.Dimension}.", nameof(Objective));

    /// <summary>Where to start.</summary>
    public ImmutableArray<double> Start { get; } = Start.IsDefault ? [.. Objective.Start] : Of(Objective, Start);

    /// <summary>Never: the start is given, and the gradient is exact.</summary>
    internal override bool DrawsFromSeed => false;

    private static ImmutableArray<double> Of(Objective objective, ImmutableArray<double> start) => start.Length == objective.Dimension
        ? start
        : throw new ArgumentException($"Start has {start.Length} coordinates; {objective.Name} has {objective.Dimension}.", nameof(start));
}
