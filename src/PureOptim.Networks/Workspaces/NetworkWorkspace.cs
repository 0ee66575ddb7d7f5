using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The memory in which a <see cref="Network"/> is evaluated and differentiated, and the share of each thread.</summary>
internal sealed unsafe class NetworkWorkspace<T> : IModelWorkspace<Batch<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _threads;
    private readonly NetworkMemory<T> _memory;
    private readonly Slice[][] _slices;
    private readonly bool[][] _weightsAreFinite;
    private readonly bool[] _gradientsAreFinite;
    private readonly AlignedMemory<T>[] _padded;
    private readonly bool[] _taken;

    internal NetworkWorkspace(NetworkShape network, int threads)
    {
        (_threads, _memory) = (threads, new(network));
        _slices = Partition.Slices(network, threads);
        // True stays for the slices of biases.
        _weightsAreFinite = Array.ConvertAll(_slices, share => Array.ConvertAll(share, _ => true));
        _gradientsAreFinite = new bool[threads];
        _taken = new bool[threads];
        _padded = Array.ConvertAll(_slices, share => new AlignedMemory<T>(share.Append(default).Max(slice => slice.Rows * _memory.Layers[slice.Layer].Row)));
    }

    /// <summary>The losses of the examples that are looked at.</summary>
    internal ReadOnlySpan<T> Losses => _memory.Losses;

    /// <inheritdoc/>
    public IReadOnlyList<Range> SlicesOf(int thread) => Array.ConvertAll(_slices[thread], slice => slice.Place);

    /// <summary>Takes in all parameters, for use by one thread.</summary>
    /// <exception cref="ArgumentException">They have another layout; the message names the difference.</exception>
    internal static NetworkWorkspace<T> With(NetworkShape network, Parameters<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Guard.SameLayout(nameof(parameters), network.Layout, parameters.Layout);
        var workspace = new NetworkWorkspace<T>(network, threads: 1);
        for (var i = 0; i < workspace._slices[0].Length; i++) workspace.Load(0, i, parameters.Values[workspace._slices[0][i].Place]);
        return workspace;
    }

    /// <inheritdoc/>
    public void Load(int thread, int slice, ReadOnlySpan<T> parameters)
    {
        var place = _slices[thread][slice];
        var layer = _memory.Layers[place.Layer];
        if (place.IsBias)
        {
            parameters.CopyTo(new(layer.Weights.Bias, parameters.Length));
            return;
        }

        _weightsAreFinite[thread][slice] = layer.Weights.Load(parameters, place.FirstRow, place.Rows);
    }

    /// <inheritdoc/>
    public void Begin(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Begin(batch, 0, batch.Count);
    }

    /// <summary>Makes a part of a batch the current one.</summary>
    internal void Begin(Batch<T> batch, int offset, int count)
    {
        _memory.Begin(batch, offset, count);
        Array.Clear(_taken);
    }

    /// <inheritdoc/>
    public void Differentiate(int thread)
    {
        var (first, count) = Partition.Examples(_memory.Count, thread, _threads);
        _memory.Take(first, count, transposed: true);
        _taken[thread] = true;
        var weightsAreFinite = WeightsAreFinite;
        ForwardPass.Run(_memory, weightsAreFinite, first, count);
        BackwardPass.Run(_memory, weightsAreFinite, first, count);
        _gradientsAreFinite[thread] = _memory.GradientsAreFinite(first, count);
        _memory.PrepareGradients(first, count);
    }

    /// <inheritdoc/>
    public void Evaluate(int thread)
    {
        var (first, count) = Partition.Examples(_memory.Count, thread, _threads);
        if (!_taken[thread]) _memory.Take(first, count, transposed: false);
        ForwardPass.Run(_memory, WeightsAreFinite, first, count);
        _memory.FillLosses(first, count);
    }

    /// <inheritdoc/>
    public T Loss() => MeanLoss.Of<T>(Losses);

    /// <inheritdoc/>
    public void Gradient(int thread, int slice, Span<T> gradient)
    {
        var place = _slices[thread][slice];
        if (place.IsBias) ParameterGradient.OfBias(_memory, place, gradient);
        else ParameterGradient.OfWeights(_memory, place, Array.TrueForAll(_gradientsAreFinite, finite => finite), _padded[thread], gradient);
    }

    /// <summary>The outputs of the last layer for the current examples, without padding.</summary>
    internal void CopyOutputs(Span<T> target)
    {
        var last = _memory.Layers[^1];
        var classes = last.Layer.Outputs;
        for (var i = 0; i < _memory.Count; i++) last.OutputsOf(i, 1)[..classes].CopyTo(target[(i * classes)..]);
    }

    private bool WeightsAreFinite => Array.TrueForAll(_weightsAreFinite, share => Array.TrueForAll(share, finite => finite));
}
