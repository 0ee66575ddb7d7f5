using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>
/// The weights of one layer as the products of both ways read them. Each way has them either in rows, padded to whole registers, or, where they are wide, packed: so they are packed once
/// a step, by the threads that moved them, and not in each product by each thread.
/// </summary>
internal sealed unsafe class LayerWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T>? _rows;
    private readonly AlignedMemory<T>? _packed;
    private readonly AlignedMemory<T>? _transposed;
    private readonly AlignedMemory<T>? _transposedPacked;
    private readonly AlignedMemory<T> _bias;

    /// <summary>Memory for the weights of a layer; before the first one there is nothing to be learnt, so that it has no way back.</summary>
    internal LayerWeights(DenseLayer layer, DenseLayer? previous)
    {
        Layer = layer;
        (Row, TransposedRow) = (Product.Padded<T>(layer.Outputs), Product.Padded<T>(layer.Inputs));
        _bias = new(Row);
        // The rows of the first layer are also those that bytes choose among.
        if (previous is not null && Product.KeepsRightPacked<T>(layer.Inputs, layer.Outputs, previous.Activation == Activation.Relu)) _packed = new(PackedRight<T>.Length(layer.Inputs, layer.Outputs));
        else _rows = new(layer.Inputs * Row);
        if (previous is null) return;
        if (Product.KeepsRightPacked<T>(layer.Outputs, layer.Inputs, layer.Activation == Activation.Relu)) _transposedPacked = new(PackedRight<T>.Length(layer.Outputs, layer.Inputs));
        else _transposed = new(Row * TransposedRow);
    }

    /// <summary>The layer.</summary>
    internal DenseLayer Layer { get; }

    /// <summary>The distance between rows, in elements.</summary>
    internal int Row { get; }

    /// <summary>The distance between rows of the transposed weights.</summary>
    internal int TransposedRow { get; }

    /// <summary>inputs x outputs, or nothing where they are packed.</summary>
    internal T* Rows => _rows is null ? null : _rows.Start;

    /// <summary>The same, packed; or nothing.</summary>
    internal PackedRight<T> Packed => _packed is null ? default : new(_packed.Start, Layer.Inputs, Layer.Outputs);

    /// <summary>outputs x inputs; nothing in the first layer, and where they are packed.</summary>
    internal T* Transposed => _transposed is null ? null : _transposed.Start;

    /// <summary>The same, packed; or nothing.</summary>
    internal PackedRight<T> TransposedPacked => _transposedPacked is null ? default : new(_transposedPacked.Start, Layer.Outputs, Layer.Inputs);

    /// <summary>The bias.</summary>
    internal T* Bias => _bias.Start;

    /// <summary>Takes in some rows, inputs x outputs without padding, and says whether they are finite wherever that matters.</summary>
    /// <param name="parameters">The rows.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">Their number.</param>
    internal bool Load(ReadOnlySpan<T> parameters, int first, int count)
    {
        var outputs = Layer.Outputs;
        var areFinite = true;
        fixed (T* from = parameters)
        {
            if (_rows is not null) areFinite = Workspaces.Rows.Copy(from, outputs, Rows + (nint)first * Row, Row, count, outputs);
            else if (_transposed is not null) areFinite = Finiteness.Holds(parameters);
            if (_packed is not null) Packed.FillTerms(from, outputs, first, count);
            if (_transposed is not null) MatrixTransposition.Transpose(from, outputs, Transposed + first, TransposedRow, count, outputs);
            if (_transposedPacked is not null) TransposedPacked.FillColumns(from, outputs, first, count);
        }

        return areFinite;
    }
}
