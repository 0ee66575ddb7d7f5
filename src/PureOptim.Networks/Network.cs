using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Networks.Workspaces;
using PureOptim.Numerics;

namespace PureOptim.Networks;

/// <summary>
/// A network of fully connected layers: a classifier, or with another <see cref="LossFunction"/> a regression. Loss, gradient and predictions are pure functions of the parameters, which are called
/// <c>W1, b1, W2, b2, ...</c>; weights have the shape inputs x outputs.
/// </summary>
/// <remarks>
/// The loss of a classifier is the softmax cross-entropy, averaged over the batch: the mean of log Σ e^(z - max z) - (z_label - max z) over the rows z of
/// the last layer's outputs. Sums over an example's numbers go in order, as do sums over the examples in a gradient; the mean is that of
/// <see cref="Reduction"/>. Immutable and safe to share between threads.
/// </remarks>
public sealed record Network : IModel<Batch<float>, float>, IModel<Batch<double>, double>
{
    /// <summary>A network from its layers.</summary>
    /// <param name="layers">The layers, first to last.</param>
    /// <exception cref="ArgumentException">There are none, or one does not take what the one before gives.</exception>
    public Network(params ImmutableArray<DenseLayer> layers)
    {
        if (layers.IsDefaultOrEmpty) throw new ArgumentException("A network has at least one layer.", nameof(layers));
        for (var i = 1; i < layers.Length; i++)
        {
            if (layers[i].Inputs != layers[i - 1].Outputs)
                throw new ArgumentException(Invariant($"Layer {i + 1} takes {layers[i].Inputs} inputs where layer {i} has {layers[i - 1].Outputs} outputs."), nameof(layers));
        }

        Layers = layers;
        Layout = Layout.Of(layers.SelectMany((layer, i) => new (string, ImmutableArray<int>)[]
        {
            (Invariant($"W{i + 1}"), [layer.Inputs, layer.Outputs]),
            (Invariant($"b{i + 1}"), [layer.Outputs]),
        }));
    }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<DenseLayer> Layers { get; }

    /// <inheritdoc/>
    public Layout Layout { get; }

    /// <summary>The loss function; by default softmax cross-entropy against classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such function.</exception>
    public LossFunction LossFunction { get; init => field = Argument.Defined(value); }

    /// <summary>The loss, and gradients at any point.</summary>
    public Needs Gives => Needs.Loss | Needs.OtherPoints;

    /// <summary>
    /// Added to the label's probability inside the logarithm of the loss, at least 0. With more than 0 the loss of an example is
    /// -log(p + ε), at most -log ε; "Deep Learning from Scratch" has 1e-7 there. The gradient is that of the loss without it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double ProbabilityOffset
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw Argument.OutOfRange(nameof(ProbabilityOffset), value, "finite and at least 0");
    }

    /// <summary>The numbers in an example.</summary>
    public int InputSize => Layers[0].Inputs;

    /// <summary>The number of classes, or of target numbers: the outputs of the last layer.</summary>
    public int Classes => Layers[^1].Outputs;

    /// <summary>The shape, for its workspaces.</summary>
    private NetworkShape Shape => new(Layers, Layout, LossFunction, ProbabilityOffset);

    /// <summary>A network from the sizes of its layers: <c>Network.Of(Activation.Relu, 784, 100, 10)</c>.</summary>
    /// <param name="hidden">The activation of every layer but the last, which has none.</param>
    /// <param name="sizes">The inputs, the sizes of the hidden layers, the classes.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is below 1.</exception>
    public static Network Of(Activation hidden, params ReadOnlySpan<int> sizes)
    {
        if (sizes.Length < 2) throw new ArgumentException("A network has at least the sizes of its inputs and its outputs.", nameof(sizes));
        var layers = ImmutableArray.CreateBuilder<DenseLayer>(sizes.Length - 1);
        for (var i = 1; i < sizes.Length; i++) layers.Add(new(sizes[i - 1], sizes[i], i < sizes.Length - 1 ? hidden : Activation.Identity));
        return new(layers.MoveToImmutable());
    }

    /// <summary>First parameters: weights drawn from a normal distribution, layer i with the i-th part of the key, and zero biases.</summary>
    /// <param name="key">The random key of the draw.</param>
    /// <param name="initializer">The spread; <see cref="Initializer.He"/> if left out.</param>
    public Parameters<T> Init<T>(RandomKey key, Initializer? initializer = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Create(Layout, values =>
        {
            foreach (var (i, part) in key.Split(Layers.Length).Index())
            {
                var weights = Layout.Entries[2 * i];
                var target = values.Slice(weights.Offset, weights.Length);
                part.FillNormal(target);
                var spread = T.CreateChecked((initializer ?? Initializer.He).StandardDeviation(Layers[i]));
                foreach (ref var weight in target) weight *= spread;
            }
        });

    /// <summary>The mean loss over a batch.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    public T Loss<T>(Parameters<T> parameters, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var losses = new List<T>();
        InParts(parameters, batch, (workspace, _) => losses.AddRange(workspace.Losses));
        return MeanLoss.Of<T>(CollectionsMarshal.AsSpan(losses));
    }

    /// <summary>The gradient of the mean loss over a batch, with the layout of the parameters.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    public Parameters<T> Gradient<T>(Parameters<T> parameters, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = NetworkWorkspace<T>.With(Shape, parameters);
        workspace.Begin(batch);
        workspace.Differentiate(0);
        return Parameters<T>.Create(Layout, gradient =>
        {
            foreach (var (i, slice) in workspace.SlicesOf(0).Index()) workspace.Gradient(0, i, gradient[slice]);
        });
    }

    /// <summary>The outputs of the last layer, before the softmax: a row of <see cref="Classes"/> numbers for each example.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    public T[] Outputs<T>(Parameters<T> parameters, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batch);
        var outputs = new T[batch.Count * Classes];
        InParts(parameters, batch, (workspace, first) => workspace.CopyOutputs(outputs.AsSpan(first * Classes)));
        return outputs;
    }

    /// <summary>The class with the largest output for each example; the first of equals, and of NaN.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    public int[] Predict<T>(Parameters<T> parameters, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputs = Outputs(parameters, batch);
        var classes = new int[batch.Count];
        for (var example = 0; example < classes.Length; example++)
        {
            var row = outputs.AsSpan(example * Classes, Classes);
            for (var i = 1; i < row.Length; i++)
                if (row[i] > row[classes[example]]) classes[example] = i;
        }

        return classes;
    }

    /// <summary>The share of a batch whose class is predicted rightly, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, the batch does not fit, or it has target numbers; the message names what differs.</exception>
    public double Accuracy<T>(Parameters<T> parameters, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.TargetSize > 0) throw new ArgumentException("The batch has target numbers, not classes.", nameof(batch));
        var (classes, right) = (Predict(parameters, batch), 0);
        for (var i = 0; i < classes.Length; i++)
            if (classes[i] == batch.Labels[i]) right++;
        return (double)right / classes.Length;
    }

    /// <inheritdoc/>
    float IModel<Batch<float>, float>.Loss(Parameters<float> parameters, Batch<float> batch) => Loss(parameters, batch);

    /// <inheritdoc/>
    double IModel<Batch<double>, double>.Loss(Parameters<double> parameters, Batch<double> batch) => Loss(parameters, batch);

    /// <inheritdoc/>
    Parameters<float> IModel<Batch<float>, float>.Gradient(Parameters<float> parameters, Batch<float> batch) => Gradient(parameters, batch);

    /// <inheritdoc/>
    Parameters<double> IModel<Batch<double>, double>.Gradient(Parameters<double> parameters, Batch<double> batch) => Gradient(parameters, batch);

    /// <inheritdoc/>
    IModelWorkspace<Batch<float>, float> IModel<Batch<float>, float>.CreateWorkspace(Layout layout, int threads) => new NetworkWorkspace<float>(Shape, threads);

    /// <inheritdoc/>
    IModelWorkspace<Batch<double>, double> IModel<Batch<double>, double>.CreateWorkspace(Layout layout, int threads) => new NetworkWorkspace<double>(Shape, threads);

    /// <summary>Evaluates a batch in parts, so that a whole test set takes little memory.</summary>
    private void InParts<T>(Parameters<T> parameters, Batch<T> batch, Action<NetworkWorkspace<T>, int> part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int length = 256;
        ArgumentNullException.ThrowIfNull(batch);
        var workspace = NetworkWorkspace<T>.With(Shape, parameters);
        for (var first = 0; first < batch.Count; first += length)
        {
            workspace.Begin(batch, first, int.Min(length, batch.Count - first));
            workspace.Evaluate(0);
            part(workspace, first);
        }
    }

    /// <summary>Whether the other has equal layers and the same loss.</summary>
    public bool Equals(Network? other) => other is not null && ProbabilityOffset.Equals(other.ProbabilityOffset) && LossFunction == other.LossFunction && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layers.Length, InputSize, Classes);

    /// <summary>The layers with their sizes.</summary>
    public override string ToString() => string.Join("-", Layers.Select(layer => layer.Inputs).Append(Classes).Select(size => Invariant($"{size}")));
}
