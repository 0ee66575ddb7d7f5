using System.Collections.Immutable;
using PureOptim.Networks;

namespace PureOptim.Runs.Descriptions;

/// <summary>To train a fully connected network to tell the classes of images apart, on batches drawn with replacement.</summary>
/// <param name="Data">The images.</param>
/// <param name="Layers">The width of each layer: the pixels of an image, the hidden layers, the classes.</param>
internal sealed record Classify(DataSource Data, ImmutableArray<int> Layers) : Problem
{
    /// <summary>The width of each layer: the pixels of an image, the hidden layers, the classes.</summary>
    public ImmutableArray<int> Layers { get; } = Layers.Length is >= 2 and <= MostLayers && Layers.All(width => width is >= 1 and <= 65_536)
        ? Layers
        : throw new ArgumentException($"Layers must be 2 to {MostLayers} widths, each between 1 and 65536.", nameof(Layers));

    /// <summary>No network that learns has more, and each costs a quarter of a megabyte even if it is narrow.</summary>
    internal const int MostLayers = 1000;

    /// <summary>The first weights and every batch are.</summary>
    internal override bool DrawsFromSeed => true;

    /// <summary>What the hidden layers do with their sums.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>The spread of the first weights.</summary>
    public Initialization Initialization { get; init; } = Initialization.He;

    /// <summary>How many images make a batch.</summary>
    public long BatchSize { get; init => field = Require.Between(1, 65_536, value); } = 128;
}
