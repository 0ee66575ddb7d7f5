using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks;

/// <summary>Examples that one step learns from: rows of inputs, and the class of each, or numbers to come near to.</summary>
/// <remarks>
/// Immutable. The inputs are numbers that the batch holds, or bytes of <see cref="Examples"/> that it points to, each of which stands for a
/// number. Both kinds give the same bits for the same numbers; bytes are several times faster where many of them are zero.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _labels;
    private readonly T[] _inputs = [];
    private readonly T[] _targets = [];
    private readonly Examples? _examples;
    private readonly int[] _indices = [];

    /// <summary>A batch of numbers, copied.</summary>
    /// <param name="inputs">The inputs, example after example.</param>
    /// <param name="labels">The class of each example, at least 0.</param>
    /// <exception cref="ArgumentException">There are no examples, the inputs do not fill whole rows, or a label is negative.</exception>
    public Batch(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty) throw new ArgumentException("A batch has at least one example.", nameof(labels));
        if (inputs.Length % labels.Length != 0)
            throw new ArgumentException(Invariant($"{inputs.Length} inputs do not make {labels.Length} rows of the same length."), nameof(inputs));
        if (labels.IndexOfAnyInRange(int.MinValue, -1) is >= 0 and var at)
            throw new ArgumentException(Invariant($"Label {at} is {labels[at]}; labels are at least 0."), nameof(labels));
        (_inputs, _labels, InputSize) = (inputs.ToArray(), labels.ToArray(), inputs.Length / labels.Length);
    }

    private Batch(T[] inputs, T[] targets, int examples)
    {
        (_inputs, _targets, _labels) = (inputs, targets, new int[examples]);
        (InputSize, TargetSize) = (inputs.Length / examples, targets.Length / examples);
    }

    /// <summary>A batch of numbers with target numbers, for a network whose loss is the mean squared error; both copied.</summary>
    /// <param name="inputs">The inputs, example after example.</param>
    /// <param name="targets">The targets, example after example.</param>
    /// <param name="examples">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">Inputs or targets do not fill as many whole rows.</exception>
    public static Batch<T> WithTargets(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int examples)
    {
        Argument.AtLeast(examples, 1);
        if (inputs.Length % examples != 0)
            throw new ArgumentException(Invariant($"{inputs.Length} inputs do not make {examples} rows of the same length."), nameof(inputs));
        if (targets.IsEmpty || targets.Length % examples != 0)
            throw new ArgumentException(Invariant($"{targets.Length} targets do not make {examples} rows of the same length, at least 1."), nameof(targets));
        return new(inputs.ToArray(), targets.ToArray(), examples);
    }

    internal Batch(Examples examples, int[] indices)
    {
        (_examples, _indices, InputSize) = (examples, indices, examples.InputSize);
        var labels = examples.Labels;
        _labels = new int[indices.Length];
        for (var i = 0; i < indices.Length; i++) _labels[i] = labels[indices[i]];
    }

    /// <summary>The number of examples.</summary>
    public int Count => _labels.Length;

    /// <summary>The numbers in an example's row.</summary>
    public int InputSize { get; }

    /// <summary>The class of each example; 0 for examples with targets.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The target numbers in an example's row; 0 where examples have classes.</summary>
    public int TargetSize { get; }

    /// <summary>The target numbers of an example; empty where examples have classes.</summary>
    /// <param name="example">The index, from 0.</param>
    public ReadOnlySpan<T> Targets(int example) => _targets.AsSpan(example * TargetSize, TargetSize);

    /// <summary>Whether the inputs are bytes of <see cref="Examples"/>.</summary>
    internal bool HasBytes => _examples is not null;

    /// <summary>The bytes of an example.</summary>
    internal ReadOnlySpan<byte> Bytes(int example) => _examples!.Inputs(_indices[example]);

    /// <summary>The numbers of an example, of a batch without bytes.</summary>
    internal ReadOnlySpan<T> Numbers(int example) => _inputs.AsSpan(example * InputSize, InputSize);

    /// <summary>Copies the numbers of an example.</summary>
    /// <param name="example">The index, from 0.</param>
    /// <param name="target">Receives them; <see cref="InputSize"/> elements.</param>
    public void CopyInputs(int example, Span<T> target)
    {
        if (!HasBytes) Numbers(example).CopyTo(target);
        else
            for (var i = 0; i < InputSize; i++) target[i] = Examples.Number<T>(Bytes(example)[i]);
    }
}
