using System.Numerics;

namespace PureOptim.Networks;

/// <summary>
/// A set of labelled examples whose inputs are bytes, as the pixels of an image are: byte p stands for p / 255, rounded to binary32.
/// It keeps the bytes as they are, and batches point to them.
/// </summary>
public sealed class Examples
{
    private readonly ReadOnlyMemory<byte> _inputs;
    private readonly ReadOnlyMemory<byte> _labels;

    /// <summary>Examples over memory that the caller does not change afterwards.</summary>
    /// <param name="inputs">The inputs, example after example.</param>
    /// <param name="labels">The class of each example.</param>
    /// <exception cref="ArgumentException">There are no examples, or the inputs do not fill whole rows.</exception>
    public Examples(ReadOnlyMemory<byte> inputs, ReadOnlyMemory<byte> labels)
    {
        if (labels.IsEmpty) throw new ArgumentException("There is at least one example.", nameof(labels));
        if (inputs.Length % labels.Length != 0)
            throw new ArgumentException(Invariant($"{inputs.Length} inputs do not make {labels.Length} rows of the same length."), nameof(inputs));
        (_inputs, _labels, InputSize) = (inputs, labels, inputs.Length / labels.Length);
    }

    /// <summary>The number of examples.</summary>
    public int Count => _labels.Length;

    /// <summary>The bytes of an example.</summary>
    public int InputSize { get; }

    /// <summary>The class of each example.</summary>
    public ReadOnlySpan<byte> Labels => _labels.Span;

    /// <summary>
    /// The number that a byte stands for: value / 255, rounded to binary32 whatever <typeparamref name="T"/> is, so that runs in both
    /// precisions learn from the same numbers. "Deep Learning from Scratch" does the same.
    /// </summary>
    public static T Number<T>(byte value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked((float)value / byte.MaxValue);

    /// <summary>The bytes of the example at <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> Inputs(int index) => _inputs.Span.Slice(index * InputSize, InputSize);

    /// <summary>The examples at the given places, in that order; a place may come more than once.</summary>
    /// <exception cref="ArgumentException">There are no indices, or one is out of range; the message names it.</exception>
    public Batch<T> Batch<T>(params ReadOnlySpan<int> indices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (indices.IsEmpty) throw new ArgumentException("A batch has at least one example.", nameof(indices));
        if (indices.IndexOfAnyExceptInRange(0, Count - 1) is >= 0 and var at)
            throw new ArgumentException(Invariant($"Index {at} is {indices[at]}; there are {Count} examples, counted from 0."), nameof(indices));
        return new(this, indices.ToArray());
    }

    /// <summary>The batches of some epochs, each example once an epoch, in the orders of <see cref="PureOptim.Epochs"/>.</summary>
    /// <param name="key">The random key of the orders.</param>
    /// <param name="epochs">The number of epochs, at least 0.</param>
    /// <param name="batchSize">The number of examples in a batch, at least 1.</param>
    public IEnumerable<Batch<T>> Epochs<T>(RandomKey key, int epochs, int batchSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        PureOptim.Epochs.Of(key, epochs, Count, batchSize).Select(indices => Batch<T>(indices.AsSpan()));

    /// <summary>All examples in order.</summary>
    public Batch<T> All<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, [.. Enumerable.Range(0, Count)]);
}
