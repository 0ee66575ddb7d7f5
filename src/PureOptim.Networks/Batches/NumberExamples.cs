using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Networks;

/// <summary>
/// A set of examples whose inputs are numbers, with a class or target numbers for each: what <see cref="Examples"/> is for bytes. Batches copy their rows.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NumberExamples<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Batch<T> _all;

    /// <summary>Labelled examples, copied.</summary>
    /// <param name="inputs">The inputs, example after example.</param>
    /// <param name="labels">The class of each example, at least 0.</param>
    /// <exception cref="ArgumentException">There are no examples, the inputs do not fill whole rows, or a label is negative.</exception>
    public NumberExamples(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels) => _all = new(inputs, labels);

    /// <summary>Examples with target numbers, copied.</summary>
    /// <param name="inputs">The inputs, example after example.</param>
    /// <param name="targets">The targets, example after example.</param>
    /// <param name="examples">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">Inputs or targets do not fill as many whole rows.</exception>
    public NumberExamples(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int examples) => _all = Networks.Batch<T>.WithTargets(inputs, targets, examples);

    /// <summary>The number of examples.</summary>
    public int Count => _all.Count;

    /// <summary>All examples in order.</summary>
    public Batch<T> All() => _all;

    /// <summary>The examples at the given places, in that order; a place may come more than once.</summary>
    /// <exception cref="ArgumentException">There are no indices, or one is out of range; the message names it.</exception>
    public Batch<T> Batch(params ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty) throw new ArgumentException("A batch has at least one example.", nameof(indices));
        if (indices.IndexOfAnyExceptInRange(0, Count - 1) is >= 0 and var at)
            throw new ArgumentException(Invariant($"Index {at} is {indices[at]}; there are {Count} examples, counted from 0."), nameof(indices));
        var (inputs, targets, labels) = (new T[indices.Length * _all.InputSize], new T[indices.Length * _all.TargetSize], new int[indices.Length]);
        for (var i = 0; i < indices.Length; i++)
        {
            _all.CopyInputs(indices[i], inputs.AsSpan(i * _all.InputSize, _all.InputSize));
            _all.Targets(indices[i]).CopyTo(targets.AsSpan(i * _all.TargetSize));
            labels[i] = _all.Labels[indices[i]];
        }

        return _all.TargetSize > 0 ? Networks.Batch<T>.WithTargets(inputs, targets, indices.Length) : new(inputs, labels);
    }

    /// <summary>The batches of some epochs, each example once an epoch, in the orders of <see cref="Epochs"/>.</summary>
    /// <param name="key">The random key of the orders.</param>
    /// <param name="epochs">The number of epochs, at least 0.</param>
    /// <param name="batchSize">The number of examples in a batch, at least 1.</param>
    public IEnumerable<Batch<T>> Epochs(RandomKey key, int epochs, int batchSize) =>
        PureOptim.Epochs.Of(key, epochs, Count, batchSize).Select(indices => Batch(indices.AsSpan()));
}
