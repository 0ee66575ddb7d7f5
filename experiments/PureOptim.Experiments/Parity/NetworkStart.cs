using System.Collections.Immutable;
using PureOptim.Networks;

namespace PureOptim.Experiments.Parity;

/// <summary>The start of the training of a network, and its batches.</summary>
/// <param name="Parameters">The first weights.</param>
/// <param name="Batches">The examples of each step.</param>
/// <param name="IsReversed">Whether inputs and hidden units stand in reverse.</param>
internal sealed record NetworkStart(Parameters<double> Parameters, ImmutableArray<Batch<double>> Batches, bool IsReversed = false)
{
    /// <summary>
    /// Beginnings from which the same comes in real numbers, up to a move of the weights to their neighbours: sixteen so moved, one with inputs
    /// and hidden units in reverse, and one with the examples of each batch in reverse. The last two add the terms of every sum in another order.
    /// </summary>
    internal static IEnumerable<NetworkStart> Variants(Parameters<double> start, Examples examples, ImmutableArray<int[]> batches)
    {
        var asTheyAre = Of(examples, batches);
        foreach (var key in Sensitivity.Keys) yield return new(Sensitivity.Moved(start, key), asTheyAre);

        // All bytes in reverse are all images in reverse, each in reverse.
        var pixels = new byte[examples.Count * examples.InputSize];
        for (var i = 0; i < examples.Count; i++) examples.Inputs(i).CopyTo(pixels.AsSpan(i * examples.InputSize));
        Array.Reverse(pixels);
        var labels = examples.Labels.ToArray();
        Array.Reverse(labels);
        var reversed = batches.Select(batch => Array.ConvertAll(batch, index => examples.Count - 1 - index)).ToImmutableArray();
        yield return new(Reverse(start), Of(new(pixels, labels), reversed), IsReversed: true);
        yield return new(start, Of(examples, [.. batches.Select(batch => batch.Reverse().ToArray())]));
    }

    /// <summary>The batches of the given indices.</summary>
    internal static ImmutableArray<Batch<double>> Of(Examples examples, ImmutableArray<int[]> batches) =>
        [.. batches.Select(batch => examples.Batch<double>(batch))];

    /// <summary>Numbers that came from here, in the order that the network has.</summary>
    internal NetworkNumbers Restored(NetworkNumbers numbers) => IsReversed ? numbers with { Tensors = Reverse(numbers.Tensors) } : numbers;

    /// <summary>The same parameters, or gradient, for inputs and hidden units in reverse. The classes stay in their order.</summary>
    private static Parameters<double> Reverse(Parameters<double> parameters)
    {
        var values = parameters.Values.ToArray();
        var entries = parameters.Layout.Entries;
        foreach (var entry in entries)
        {
            // A matrix of inputs by outputs, or a vector of outputs. The last two tensors belong to the last layer.
            var tensor = values.AsSpan(entry.Offset, entry.Length);
            var columns = entry.Shape[^1];
            var isLast = entry.Offset >= entries[^2].Offset;
            if (entry.Shape.Length == 2 || !isLast) tensor.Reverse();
            if (entry.Shape.Length != 2 || !isLast) continue;
            for (var row = 0; row < tensor.Length; row += columns) tensor.Slice(row, columns).Reverse();
        }

        return Parameters<double>.Of(parameters.Layout, values);
    }
}
