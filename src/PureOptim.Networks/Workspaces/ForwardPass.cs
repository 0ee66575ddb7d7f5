using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>From inputs to outputs: in each layer the product with the weights, the bias, and the activation.</summary>
internal static unsafe class ForwardPass
{
    /// <summary>Computes the outputs of every layer for some examples.</summary>
    /// <param name="memory">Inputs, weights and outputs.</param>
    /// <param name="weightsAreFinite">Whether all are, so that zeros on their left can be left out.</param>
    /// <param name="first">The first example.</param>
    /// <param name="count">The number of examples.</param>
    internal static void Run<T>(NetworkMemory<T> memory, bool weightsAreFinite, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < memory.Layers.Length; i++)
        {
            var layer = memory.Layers[i];
            if (layer.IsRectified) Sums(memory, i, weightsAreFinite, first, count, new AddBiasAndRectify<T>(layer.Weights.Bias));
            else Sums(memory, i, weightsAreFinite, first, count, new AddBias<T>(layer.Weights.Bias));
            var outputs = layer.OutputsOf(first, count);
            if (layer.Layer.Activation == Activation.Sigmoid) Elementwise.Apply<T, Elementwise.Sigmoid>(outputs, outputs);
            if (layer.Layer.Activation == Activation.Tanh) Elementwise.Apply<T, Elementwise.Tanh>(outputs, outputs);
        }
    }

    private static void Sums<T, TEpilogue>(NetworkMemory<T> memory, int index, bool weightsAreFinite, int first, int count, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var layer = memory.Layers[index];
        var of = new ProductOperands<T>
        {
            Right = layer.Weights.Rows,
            RightRow = layer.Row,
            RightPacked = layer.Weights.Packed,
            RightIsFinite = weightsAreFinite,
            Result = layer.Outputs + (nint)first * layer.Row,
            ResultRow = layer.Row,
            Rows = count,
            Inner = layer.Layer.Inputs,
            Columns = layer.Layer.Outputs,
        };
        Product.Multiply(index == 0 ? memory.Inputs.OnLeft(of, first) : memory.Layers[index - 1].OnLeft(of, first), epilogue);
    }
}
