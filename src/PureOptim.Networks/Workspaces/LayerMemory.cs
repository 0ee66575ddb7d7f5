using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>
/// The memory of one layer: its weights in rows padded to whole registers, the same transposed for the way back, and for each example the
/// layer's outputs and the gradients of its sums.
/// </summary>
internal sealed unsafe class LayerMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> _weights;
    private readonly AlignedMemory<T>? _transposed;
    private readonly AlignedMemory<T> _bias;
    private readonly AlignedMemory<T> _outputs;
    private readonly AlignedMemory<T>? _outputsTransposed;
    private readonly AlignedMemory<T> _gradients;

    private readonly DenseLayer? _next;

    internal LayerMemory(DenseLayer layer, bool isFirst, DenseLayer? next)
        : this(
            layer,
            weights: new(layer.Inputs * SparseLeftProduct.Padded<T>(layer.Outputs)),
            transposed: isFirst || ProductPlan.ReadsTransposed<T>(layer.Outputs, layer.Inputs) ? null : new(SparseLeftProduct.Padded<T>(layer.Outputs) * SparseLeftProduct.Padded<T>(layer.Inputs)),
            bias: new(SparseLeftProduct.Padded<T>(layer.Outputs)),
            next,
            examples: 0)
    {
    }

    private LayerMemory(
        DenseLayer layer, AlignedMemory<T> weights, AlignedMemory<T>? transposed, AlignedMemory<T> bias, DenseLayer? next, int examples)
    {
        (Layer, _weights, _transposed, _bias, _next) = (layer, weights, transposed, bias, next);
        Row = SparseLeftProduct.Padded<T>(layer.Outputs);
        TransposedRow = SparseLeftProduct.Padded<T>(layer.Inputs);
        ExampleRow = SparseLeftProduct.Padded<T>(examples + 1);
        // A whole block may be read from the last one of a NumberRow on.
        _outputs = new(examples * Row + SparseLeftProduct.BlockLength);
        _outputsTransposed = IsRectified && next is not null && ProductPlan.SkipsZeros<T>(examples, next.Outputs) ? new(Row * ExampleRow + SparseLeftProduct.BlockLength) : null;
        _gradients = new(examples * Row + SparseLeftProduct.BlockLength);
    }

    /// <summary>The layer.</summary>
    internal DenseLayer Layer { get; }

    /// <summary>The distance between rows, in elements, of everything but the transposed weights.</summary>
    internal int Row { get; }

    /// <summary>The distance between rows of the transposed weights.</summary>
    internal int TransposedRow { get; }

    /// <summary>inputs x outputs.</summary>
    internal T* Weights => _weights.Start;

    /// <summary>outputs x inputs; the first layer, before which nothing is to be learnt, has none, nor has one whose weights are read as they are on the way back.</summary>
    internal T* Transposed => _transposed is null ? null : _transposed.Start;

    /// <summary>The bias.</summary>
    internal T* Bias => _bias.Start;

    /// <summary>examples x outputs: after the activation.</summary>
    internal T* Outputs => _outputs.Start;

    /// <summary>examples x outputs: the gradients with respect to the sums, before the activation.</summary>
    internal T* Gradients => _gradients.Start;

    /// <summary>outputs x examples, where zeros among them are left out of the gradients of the next layer's weights; else nothing.</summary>
    internal T* OutputsTransposed => _outputsTransposed is null ? null : _outputsTransposed.Start;

    /// <summary>From a row of <see cref="OutputsTransposed"/> to the next: one register more than a power of two, or the first cache has too few places for a column.</summary>
    internal int ExampleRow { get; }

    /// <summary>Whether much of the outputs, and of the gradients, is zero.</summary>
    internal bool IsRectified => Layer.Activation == Activation.Relu;

    /// <summary>Fills <see cref="OutputsTransposed"/> for some examples.</summary>
    internal void TransposeOutputs(int first, int count)
    {
        if (_outputsTransposed is not null)
            MatrixTransposition.Transpose(Outputs + (nint)first * Row, Row, OutputsTransposed + first, ExampleRow, count, Row);
    }

    /// <summary>The outputs of some examples, with their padding.</summary>
    internal Span<T> OutputsOf(int first, int count) => _outputs.Span.Slice(first * Row, count * Row);

    /// <summary>The gradients of the sums of some examples, with their padding.</summary>
    internal Span<T> GradientsOf(int first, int count) => _gradients.Span.Slice(first * Row, count * Row);

    /// <summary>The same weights, with memory for more examples.</summary>
    internal LayerMemory<T> ForExamples(int examples) => new(Layer, _weights, _transposed, _bias, _next, examples);
}
