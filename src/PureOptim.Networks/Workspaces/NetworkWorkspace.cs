using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Networks.Workspaces;

/// <summary>The memory in which a <see cref="Network"/> is evaluated and differentiated: forward, backward, and the gradients of the parameters.</summary>
internal sealed unsafe class NetworkWorkspace<T> : IModelWorkspace<Batch<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network _network;
    private readonly int _threads;
    private readonly Stretch[][] _stretches;
    private readonly bool[][] _weightsAreFinite;
    private readonly bool[] _gradientsAreFinite;
    private readonly AlignedMemory<T>[] _padded;
    private LayerMemory<T>[] _layers;
    private BatchMemory<T> _inputs;
    private T[] _sums = [];
    private T[] _losses = [];
    private Batch<T>? _batch;
    private int _offset;
    private int _count;
    private readonly bool[] _taken;

    internal NetworkWorkspace(Network network, int threads)
    {
        (_network, _threads) = (network, threads);
        _stretches = Partition.Stretches(network, threads);
        // True stays for the stretches that the product with zeros left out does not read.
        _weightsAreFinite = Array.ConvertAll(_stretches, share => Array.ConvertAll(share, _ => true));
        _gradientsAreFinite = new bool[threads];
        _taken = new bool[threads];
        _layers = [.. network.Layers.Select((layer, i) => new LayerMemory<T>(layer, i == 0, examples: 0))];
        _inputs = new(network.InputSize, examples: 0);
        _padded = Array.ConvertAll(_stretches, share => new AlignedMemory<T>(share.Append(default).Max(stretch => stretch.Rows) * _layers[0].Row));
    }

    /// <summary>The examples of the current batch that are looked at.</summary>
    internal ReadOnlySpan<T> Losses => _losses.AsSpan(0, _count);

    /// <inheritdoc/>
    public IReadOnlyList<Range> StretchesOf(int thread) => Array.ConvertAll(_stretches[thread], stretch => stretch.Place);

    /// <summary>Takes in all parameters, for use by one thread.</summary>
    /// <exception cref="ArgumentException">They have another layout; the message names the difference.</exception>
    internal static NetworkWorkspace<T> With(Network network, Parameters<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Guard.SameLayout(nameof(parameters), network.Layout, parameters.Layout);
        var workspace = new NetworkWorkspace<T>(network, threads: 1);
        for (var i = 0; i < workspace._stretches[0].Length; i++) workspace.Load(0, i, parameters.Values[workspace._stretches[0][i].Place]);
        return workspace;
    }

    /// <inheritdoc/>
    public void Load(int thread, int stretch, ReadOnlySpan<T> parameters)
    {
        var place = _stretches[thread][stretch];
        var layer = _layers[place.Layer];
        if (place.IsBias)
        {
            parameters.CopyTo(new(layer.Bias, parameters.Length));
            return;
        }

        var columns = layer.Layer.Outputs;
        var weights = layer.Weights + (nint)place.FirstRow * layer.Row;
        fixed (T* from = parameters) Rows.Copy(from, columns, weights, layer.Row, place.Rows, columns);
        if (place.Layer == 0) _weightsAreFinite[thread][stretch] = Finiteness.Holds(new ReadOnlySpan<T>(weights, place.Rows * layer.Row));
        else MatrixTransposition.Transpose(weights, layer.Row, layer.Transposed + place.FirstRow, layer.TransposedRow, place.Rows, columns);
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
        if (batch.InputSize != _network.InputSize)
            throw new ArgumentException($"An example of the batch has {batch.InputSize} inputs; the network takes {_network.InputSize}.", nameof(batch));
        if (batch.Labels.IndexOfAnyExceptInRange(0, _network.Classes - 1) is >= 0 and var at)
            throw new ArgumentException($"Label {at} of the batch is {batch.Labels[at]}; the network has {_network.Classes} classes, counted from 0.", nameof(batch));
        if (count > _inputs.Capacity)
        {
            _layers = Array.ConvertAll(_layers, layer => layer.ForExamples(count));
            _inputs = new(_network.InputSize, count);
            (_sums, _losses) = (new T[count], new T[count]);
        }

        (_batch, _offset, _count) = (batch, offset, count);
        Array.Clear(_taken);
        _inputs.Begin(batch, count);
    }

    /// <inheritdoc/>
    public void Differentiate(int thread)
    {
        var (first, count) = Partition.Examples(_count, thread, _threads);
        _inputs.Take(_batch!, _offset, first, count, transposed: true);
        _taken[thread] = true;
        Forward(first, count);
        Backward(first, count);
        var layer = _layers[0];
        _gradientsAreFinite[thread] = Finiteness.Holds(new ReadOnlySpan<T>(layer.Gradients + (nint)first * layer.Row, count * layer.Row));
    }

    /// <inheritdoc/>
    public void Evaluate(int thread)
    {
        var (first, count) = Partition.Examples(_count, thread, _threads);
        if (!_taken[thread]) _inputs.Take(_batch!, _offset, first, count, transposed: false);
        Forward(first, count);
        FillLosses(first, count);
    }

    /// <inheritdoc/>
    public T Loss() => MeanLoss.Of<T>(Losses);

    /// <inheritdoc/>
    public void Gradient(int thread, int stretch, Span<T> gradient)
    {
        var place = _stretches[thread][stretch];
        var layer = _layers[place.Layer];
        if (place.IsBias) ColumnSums(layer, gradient);
        else if (place.Layer == 0 && _batch!.HasBytes) FirstGradient(place, _padded[thread], gradient);
        else
        {
            var below = place.Layer == 0 ? null : _layers[place.Layer - 1];
            fixed (T* result = gradient)
            {
                DenseProduct.Multiply<T, StoreSum<T>>(
                    new()
                    {
                        Left = (below is null ? _inputs.Numbers : below.Outputs) + place.FirstRow,
                        LeftRow = 1,
                        LeftInner = below is null ? _network.InputSize : below.Row,
                        Right = layer.Gradients,
                        RightRow = layer.Row,
                        Result = result,
                        ResultRow = layer.Layer.Outputs,
                        Rows = place.Rows,
                        Inner = _count,
                        Columns = layer.Layer.Outputs,
                    },
                    default);
            }
        }
    }

    /// <summary>The outputs of the last layer for the current examples, without padding.</summary>
    internal void CopyOutputs(Span<T> target)
    {
        var last = _layers[^1];
        for (var i = 0; i < _count; i++)
            new ReadOnlySpan<T>(last.Outputs + (nint)i * last.Row, _network.Classes).CopyTo(target[(i * _network.Classes)..]);
    }

    private void Forward(int first, int count)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            var layer = _layers[i];
            if (layer.Layer.Activation == Activation.Relu) Forward(i, first, count, new AddBiasAndRectify<T>(layer.Bias));
            else Forward(i, first, count, new AddBias<T>(layer.Bias));
            Span<T> outputs = new(layer.Outputs + (nint)first * layer.Row, count * layer.Row);
            if (layer.Layer.Activation == Activation.Sigmoid) Elementwise.Apply<T, Elementwise.Sigmoid>(outputs, outputs);
            if (layer.Layer.Activation == Activation.Tanh) Elementwise.Apply<T, Elementwise.Tanh>(outputs, outputs);
        }
    }

    private void Forward<TEpilogue>(int index, int first, int count, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var layer = _layers[index];
        if (index == 0 && _batch!.HasBytes)
        {
            ZeroSkippingProduct.Multiply(
                new ByteOperands<T>
                {
                    Left = _inputs.Bytes + (nint)first * _inputs.ByteRow,
                    LeftRow = _inputs.ByteRow,
                    Values = _inputs.Values,
                    Right = layer.Weights,
                    RightRow = layer.Row,
                    RightIsFinite = Array.TrueForAll(_weightsAreFinite, WeightsAreFinite),
                    Result = layer.Outputs + (nint)first * layer.Row,
                    ResultRow = layer.Row,
                    Rows = count,
                    Inner = layer.Layer.Inputs,
                    Columns = layer.Layer.Outputs,
                },
                epilogue);
            return;
        }

        var below = index == 0 ? null : _layers[index - 1];
        nint leftRow = below is null ? _network.InputSize : below.Row;
        DenseProduct.Multiply(
            new DenseOperands<T>
            {
                Left = (below is null ? _inputs.Numbers : below.Outputs) + first * leftRow,
                LeftRow = leftRow,
                LeftInner = 1,
                Right = layer.Weights,
                RightRow = layer.Row,
                Result = layer.Outputs + (nint)first * layer.Row,
                ResultRow = layer.Row,
                Rows = count,
                Inner = layer.Layer.Inputs,
                Columns = layer.Layer.Outputs,
            },
            epilogue);
    }

    private static bool WeightsAreFinite(bool[] share) => Array.TrueForAll(share, finite => finite);

    private void Backward(int first, int count)
    {
        var last = _layers[^1];
        FillLosses(first, count);
        SoftmaxCrossEntropy.Gradients(
            new Span<T>(last.Gradients + (nint)first * last.Row, count * last.Row), last.Row, _network.Classes, _batch!.Labels.Slice(_offset + first, count), _sums.AsSpan(first, count), _count);
        BackThroughActivation(last, first, count);
        for (var i = _layers.Length - 1; i > 0; i--)
        {
            var below = _layers[i - 1];
            if (below.Layer.Activation == Activation.Relu)
            {
                Backward(i, first, count, new ZeroWhereRectified<T>(below.Outputs + (nint)first * below.Row, below.Row));
            }
            else
            {
                Backward(i, first, count, default(StoreSum<T>));
                BackThroughActivation(below, first, count);
            }
        }
    }

    private void Backward<TEpilogue>(int index, int first, int count, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var (layer, below) = (_layers[index], _layers[index - 1]);
        DenseProduct.Multiply(
            new DenseOperands<T>
            {
                Left = layer.Gradients + (nint)first * layer.Row,
                LeftRow = layer.Row,
                LeftInner = 1,
                Right = layer.Transposed,
                RightRow = layer.TransposedRow,
                Result = below.Gradients + (nint)first * below.Row,
                ResultRow = below.Row,
                Rows = count,
                Inner = layer.Layer.Outputs,
                Columns = below.Layer.Outputs,
            },
            epilogue);
    }

    private static void BackThroughActivation(LayerMemory<T> layer, int first, int count)
    {
        Span<T> gradients = new(layer.Gradients + (nint)first * layer.Row, count * layer.Row);
        Span<T> outputs = new(layer.Outputs + (nint)first * layer.Row, count * layer.Row);
        if (layer.Layer.Activation == Activation.Relu) Elementwise.Apply<T, Elementwise.ReluBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Sigmoid) Elementwise.Apply<T, Elementwise.SigmoidBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Tanh) Elementwise.Apply<T, Elementwise.TanhBack>(gradients, outputs);
    }

    /// <summary>Losses and sums of some examples; the exponentials go where the gradients of the last layer will be.</summary>
    private void FillLosses(int first, int count)
    {
        var last = _layers[^1];
        Span<T> exponentials = new(last.Gradients + (nint)first * last.Row, count * last.Row);
        new ReadOnlySpan<T>(last.Outputs + (nint)first * last.Row, count * last.Row).CopyTo(exponentials);
        SoftmaxCrossEntropy.Losses(
            exponentials, last.Row, _network.Classes, _batch!.Labels.Slice(_offset + first, count), T.CreateChecked(_network.ProbabilityOffset), _sums.AsSpan(first, count), _losses.AsSpan(first, count));
    }

    private void FirstGradient(Stretch place, AlignedMemory<T> padded, Span<T> gradient)
    {
        var layer = _layers[0];
        ZeroSkippingProduct.Multiply(
            new ByteOperands<T>
            {
                Left = _inputs.BytesTransposed + (nint)place.FirstRow * _inputs.TransposedByteRow,
                LeftRow = _inputs.TransposedByteRow,
                Values = _inputs.Values,
                Right = layer.Gradients,
                RightRow = layer.Row,
                RightIsFinite = Array.TrueForAll(_gradientsAreFinite, finite => finite),
                // They belong to neighbouring pixels.
                RowsAreAlike = true,
                Result = padded.Start,
                ResultRow = layer.Row,
                Rows = place.Rows,
                Inner = _count,
                Columns = layer.Layer.Outputs,
            },
            default(StoreSum<T>));
        var columns = layer.Layer.Outputs;
        fixed (T* to = gradient) Rows.Copy(padded.Start, layer.Row, to, columns, place.Rows, columns);
    }

    /// <summary>The gradient of a bias: the sums over the examples, in order.</summary>
    private void ColumnSums(LayerMemory<T> layer, Span<T> gradient)
    {
        gradient.Clear();
        for (var i = 0; i < _count; i++)
            Elementwise.AddTo(gradient, new ReadOnlySpan<T>(layer.Gradients + (nint)i * layer.Row, gradient.Length));
    }
}
