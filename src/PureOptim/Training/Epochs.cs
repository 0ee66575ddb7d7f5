using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Passes over examples, each in an order of its own. The order of an epoch is a function of a key and the epoch's number, so that a run goes on in the
/// middle of any epoch without anything kept.
/// </summary>
public static class Epochs
{
    /// <summary>The batches of one epoch, as places of examples: every example once, in random order. The last batch has what is left.</summary>
    /// <param name="key">The random key of the orders of all epochs.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="examples">The number of examples, at least 1.</param>
    /// <param name="batchSize">The number of examples in a batch, at least 1.</param>
    public static ImmutableArray<ImmutableArray<int>> Shuffled(RandomKey key, int epoch, int examples, int batchSize)
    {
        Argument.AtLeast(epoch, 0);
        Argument.AtLeast(examples, 1);
        Argument.AtLeast(batchSize, 1);
        return [.. key.FoldIn((uint)epoch).Permutation(examples).Chunk(batchSize).Select(batch => batch.ToImmutableArray())];
    }

    /// <summary>The batches of many epochs, one epoch after the other: batch after batch, as a fold wants them.</summary>
    /// <param name="key">The random key of the orders of all epochs.</param>
    /// <param name="epochs">The number of epochs, at least 0.</param>
    /// <param name="examples">The number of examples, at least 1.</param>
    /// <param name="batchSize">The number of examples in a batch, at least 1.</param>
    public static IEnumerable<ImmutableArray<int>> Of(RandomKey key, int epochs, int examples, int batchSize)
    {
        Argument.AtLeast(epochs, 0);
        Argument.AtLeast(examples, 1);
        Argument.AtLeast(batchSize, 1);
        return Enumerable.Range(0, epochs).SelectMany(epoch => Shuffled(key, epoch, examples, batchSize));
    }
}
