using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The memory that the passes over a batch share: layers, inputs, the batch itself and its results.</summary>
internal sealed unsafe class NetworkMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Batch<T>? _batch;
    private T[] _sums = [];
    private T[] _losses = [];
    private T[] _exponentials = [];

    internal NetworkMemory(NetworkShape network)
    {
        Network = network;
        Layers = [.. network.Layers.Select((layer, i) => new LayerMemory<T>(layer, network.Layers.ElementAtOrDefault(i - 1), network.Layers.ElementAtOrDefault(i + 1)))];
        Inputs = new(network.InputSize, examples: 0);
    }

    /// <summary>The network.</summary>
    internal NetworkShape Network { get; }

    /// <summary>The memory of each layer.</summary>
    internal LayerMemory<T>[] Layers { get; private set; }

    /// <summary>The inputs of the current batch.</summary>
    internal BatchMemory<T> Inputs { get; private set; }

    /// <summary>The current batch.</summary>
    internal Batch<T> Batch => _batch!;

    /// <summary>The example of the batch that is the first one looked at.</summary>
    internal int Offset { get; private set; }

    /// <summary>The number of examples in the batch.</summary>
    internal int Count { get; private set; }

    /// <summary>For each example, the sum of its exponentials.</summary>
    internal Span<T> Sums => _sums.AsSpan(0, Count);

    /// <summary>For each example, its loss.</summary>
    internal Span<T> Losses => _losses.AsSpan(0, Count);

    /// <summary>Makes a part of a batch the current one.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the network; the message names what differs.</exception>
    internal void Begin(Batch<T> batch, int offset, int count)
    {
        if (batch.InputSize != Network.InputSize)
            throw new ArgumentException(Invariant($"An example of the batch has {batch.InputSize} inputs; the network takes {Network.InputSize}."), nameof(batch));
        var targets = Network.LossFunction == LossFunction.MeanSquaredError ? Network.Classes : 0;
        if (batch.TargetSize != targets)
            throw new ArgumentException(Invariant($"An example of the batch has {Described(batch.TargetSize)}; the network learns {Described(targets)}."), nameof(batch));
        if (batch.Labels.IndexOfAnyExceptInRange(0, Network.Classes - 1) is >= 0 and var at)
            throw new ArgumentException(Invariant($"Label {at} of the batch is {batch.Labels[at]}; the network has {Network.Classes} classes, counted from 0."), nameof(batch));
        if (count > Inputs.Capacity)
        {
            Layers = Array.ConvertAll(Layers, layer => layer.ForExamples(count));
            Inputs = new(Network.InputSize, count);
            (_sums, _losses) = (new T[count], new T[count]);
            _exponentials = new T[count * Network.Classes];
        }

        (_batch, Offset, Count) = (batch, offset, count);
        Inputs.Begin(batch, count);
    }

    /// <summary>Copies what the gradients of weights read along examples, for some of them.</summary>
    internal void PrepareGradients(int first, int count)
    {
        for (var i = 0; i < Layers.Length; i++)
        {
            var layer = Layers[i];
            layer.TransposeOutputs(first, count);
            if (GradientsPacked(i) is { IsThere: true } packed) packed.FillTerms(layer.Gradients + (nint)first * layer.Row, layer.Row, first, count);
        }
    }

    /// <summary>The gradients of a layer's sums as those of its weights have them on their right, after <see cref="PrepareGradients"/>; nothing where rows are read, as bytes do that choose among them.</summary>
    internal PackedRight<T> GradientsPacked(int layer) => layer == 0 && Batch.HasBytes ? default : Layers[layer].GradientsPacked(Count);

    private static string Described(int size) => size switch
    {
        0 => "a class",
        1 => "1 target number",
        _ => Invariant($"{size} target numbers"),
    };

    /// <summary>Takes in some of the current examples.</summary>
    internal void Take(int first, int count, bool transposed) => Inputs.Take(Batch, Offset, first, count, transposed);

    /// <summary>Exponentials, sums and losses of some examples.</summary>
    internal void FillLosses(int first, int count)
    {
        if (Network.LossFunction == LossFunction.MeanSquaredError)
        {
            for (var i = first; i < first + count; i++) _losses[i] = SquaredError.Loss(Layers[^1].OutputsOf(i, 1)[..Network.Classes], TargetsOf(i));
            return;
        }

        var exponentials = ExponentialsOf(first, count);
        for (var i = 0; i < count; i++) Layers[^1].OutputsOf(first + i, 1)[..Network.Classes].CopyTo(exponentials[(i * Network.Classes)..]);
        SoftmaxCrossEntropy.Losses(
            exponentials, Network.Classes, LabelsOf(first, count), T.CreateChecked(Network.ProbabilityOffset), Sums.Slice(first, count), Losses.Slice(first, count));
    }

    /// <summary>For some examples, e^(z - max z) for each output z of the last layer, without padding.</summary>
    internal Span<T> ExponentialsOf(int first, int count) => _exponentials.AsSpan(first * Network.Classes, count * Network.Classes);

    /// <summary>Whether the gradients of the sums of all layers are finite for some examples.</summary>
    internal bool GradientsAreFinite(int first, int count)
    {
        foreach (var layer in Layers)
            if (!Finiteness.Holds<T>(layer.GradientsOf(first, count))) return false;
        return true;
    }

    /// <summary>The target numbers of one of the current examples.</summary>
    internal ReadOnlySpan<T> TargetsOf(int example) => Batch.Targets(Offset + example);

    /// <summary>The labels of some of the current examples.</summary>
    internal ReadOnlySpan<int> LabelsOf(int first, int count) => Batch.Labels.Slice(Offset + first, count);
}
