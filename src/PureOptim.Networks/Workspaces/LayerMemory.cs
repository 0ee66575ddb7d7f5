using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>
/// The memory of one layer: its weights, and for each example the layer's outputs and the gradients of its sums, in rows padded to whole registers.
/// </summary>
internal sealed unsafe class LayerMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> _outputs;
    private readonly AlignedMemory<T>? _outputsTransposed;
    private readonly AlignedMemory<T> _gradients;
    private readonly AlignedMemory<T>? _gradientsPacked;
    private readonly DenseLayer? _previous;
    private readonly DenseLayer? _next;

    internal LayerMemory(DenseLayer layer, DenseLayer? previous, DenseLayer? next)
        : this(layer, new(layer, previous), previous, next, examples: 0)
    {
    }

    private LayerMemory(DenseLayer layer, LayerWeights<T> weights, DenseLayer? previous, DenseLayer? next, int examples)
    {
        (Layer, Weights, _previous, _next) = (layer, weights, previous, next);
        Row = Product.Padded<T>(layer.Outputs);
        ExampleRow = Product.Padded<T>(examples + 1);
        // A product may read a whole block from the last one of a rectified row on.
        _outputs = new(examples * Row + Product.BlockLength);
        _outputsTransposed = IsRectified && next is not null && Product.LeavesZerosOut<T>(examples, next.Outputs) ? new(Row * ExampleRow + Product.BlockLength) : null;
        _gradients = new(examples * Row + Product.BlockLength);
        _gradientsPacked = Product.KeepsRightPacked<T>(examples, layer.Outputs, previous?.Activation == Activation.Relu) ? new(PackedRight<T>.Length(examples, layer.Outputs)) : null;
    }

    /// <summary>The layer.</summary>
    internal DenseLayer Layer { get; }

    /// <summary>The distance between rows, in elements, of outputs, gradients and weights.</summary>
    internal int Row { get; }

    /// <summary>The weights and the bias.</summary>
    internal LayerWeights<T> Weights { get; }

    /// <summary>examples x outputs: after the activation.</summary>
    internal T* Outputs => _outputs.Start;

    /// <summary>examples x outputs: the gradients with respect to the sums, before the activation.</summary>
    internal T* Gradients => _gradients.Start;

    /// <summary>Memory for the same as products with many rows have them on their right; nothing where rows are read.</summary>
    /// <param name="count">The number of examples.</param>
    internal PackedRight<T> GradientsPacked(int count) => _gradientsPacked is null ? default : new(_gradientsPacked.Start, count, Layer.Outputs);

    /// <summary>Whether much of the outputs, and of the gradients, is zero.</summary>
    internal bool IsRectified => Layer.Activation == Activation.Relu;

    /// <summary>outputs x examples, where zeros among them are left out of the gradients of the next layer's weights; else nothing.</summary>
    private T* OutputsTransposed => _outputsTransposed is null ? null : _outputsTransposed.Start;

    /// <summary>From a row of <see cref="OutputsTransposed"/> to the next: one register more than a power of two, or the first cache has too few places for a column.</summary>
    private int ExampleRow { get; }

    /// <summary>Fills <see cref="OutputsTransposed"/> for some examples.</summary>
    internal void TransposeOutputs(int first, int count)
    {
        if (_outputsTransposed is not null)
            MatrixTransposition.Transpose(Outputs + (nint)first * Row, Row, OutputsTransposed + first, ExampleRow, count, Row);
    }

    /// <summary>The product with the outputs on its left, from an example on.</summary>
    internal ProductOperands<T> OnLeft(in ProductOperands<T> of, int first) => of with { Left = Outputs + (nint)first * Row, LeftRow = Row, LeftIsRectified = IsRectified };

    /// <summary>The product with the outputs on its left, from one of them on, each with its examples as terms.</summary>
    internal ProductOperands<T> TransposedOnLeft(in ProductOperands<T> of, int first) => _outputsTransposed is null
        ? of with { Left = Outputs + first, LeftRow = 1, LeftInner = Row, LeftIsRectified = IsRectified }
        : of with { Left = OutputsTransposed + (nint)first * ExampleRow, LeftRow = ExampleRow, LeftIsRectified = IsRectified };

    /// <summary>The outputs of some examples, with their padding.</summary>
    internal Span<T> OutputsOf(int first, int count) => _outputs.Span.Slice(first * Row, count * Row);

    /// <summary>The gradients of the sums of some examples, with their padding.</summary>
    internal Span<T> GradientsOf(int first, int count) => _gradients.Span.Slice(first * Row, count * Row);

    /// <summary>The same weights, with memory for more examples.</summary>
    internal LayerMemory<T> ForExamples(int examples) => new(Layer, Weights, _previous, _next, examples);
}
