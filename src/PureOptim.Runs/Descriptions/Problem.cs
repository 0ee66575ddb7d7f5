using System.Collections.Immutable;
using PureOptim.Networks;

namespace PureOptim.Runs.Descriptions;

/// <summary>The task of the optimizers in a run.</summary>
internal abstract record Problem
{
    /// <summary>Whether anything is drawn from the seed: where nothing is, every seed gives the same numbers.</summary>
    internal abstract bool DrawsFromSeed { get; }
}

/// <summary>To walk down a function with a known formula.</summary>
/// <param name="Objective">The function.</param>
/// <param name="Start">The start; by default the usual one of the function.</param>
internal sealed record Minimize(Objective Objective, ImmutableArray<double> Start = default) : Problem
{
    /// <summary>The most coordinates: a gradient costs an evaluation for each, so that ten times as many take a hundred times as long.</summary>
    internal const int MaximumDimension = 100_000;

    /// <summary>The function; asked for its dimension before anything of that length is made.</summary>
    public Objective Objective { get; } = Objective.Dimension <= MaximumDimension
        ? Objective
        : throw new ArgumentException(Invariant($"{nameof(Objective)} must have at most {MaximumDimension} coordinates; {Objective.Name} has {Objective.Dimension}."), nameof(Objective));

    /// <summary>The starting point.</summary>
    public ImmutableArray<double> Start { get; } = Start.IsDefault ? [.. Objective.Start] : Of(Objective, Start);

    /// <summary>Never: the start is given, and the gradient is exact.</summary>
    internal override bool DrawsFromSeed => false;

    private static ImmutableArray<double> Of(Objective objective, ImmutableArray<double> start) => start.Length == objective.Dimension
        ? start
        : throw new ArgumentException(Invariant($"Start has {start.Length} coordinates; {objective.Name} has {objective.Dimension}."), nameof(start));
}

/// <summary>To train a fully connected network to tell the classes of examples apart, on batches drawn with replacement.</summary>
/// <param name="Data">The examples.</param>
/// <param name="Layers">The width of each layer: the numbers in an example, the hidden layers, the classes.</param>
internal sealed record Classify(DataSource Data, ImmutableArray<int> Layers) : Problem
{
    /// <summary>The width of each layer: the numbers in an example, the hidden layers, the classes.</summary>
    public ImmutableArray<int> Layers { get; } = Layers.Length is >= 2 and <= MostLayers && Layers.All(width => width is >= 1 and <= 65_536)
        ? Layers
        : throw new ArgumentException(Invariant($"Layers must be 2 to {MostLayers} widths, each between 1 and 65536."), nameof(Layers));

    /// <summary>No network that learns has more, and each costs a quarter of a megabyte even if it is narrow.</summary>
    internal const int MostLayers = 1000;

    /// <summary>The first weights and every batch are.</summary>
    internal override bool DrawsFromSeed => true;

    /// <summary>The activation function of the hidden layers.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>The spread of the first weights.</summary>
    public Initialization Initialization { get; init; } = Initialization.He;

    /// <summary>The number of examples in a batch.</summary>
    public long BatchSize { get; init => field = Require.Between(1, 65_536, value); } = 128;
}

/// <summary>To train whatever a user's own program trains; only that program can do it again.</summary>
/// <param name="Settings">The settings, stated by the program, that its numbers depend on.</param>
internal sealed record OwnTraining(JsonText Settings) : Problem
{
    /// <summary>Not from the seed of the description: the program has its own among its settings.</summary>
    internal override bool DrawsFromSeed => false;
}

/// <summary>The spread of a network's first weights.</summary>
internal enum Initialization
{
    /// <summary>√(2 / inputs).</summary>
    He,

    /// <summary>√(2 / (inputs + outputs)).</summary>
    Xavier,
}
