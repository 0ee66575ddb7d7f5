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
        var (layer, inputs) = (memory.Layers[index], memory.Inputs);
        if (index == 0 && memory.Batch.HasBytes)
        {
            SparseLeftProduct.Multiply<ByteRow<T>, T, TEpilogue>(
                new()
                {
                    Left = new(inputs.Bytes + (nint)first * inputs.ByteRow, inputs.Values),
                    LeftRow = inputs.ByteRow,
                    Terms = inputs.Terms + first * inputs.TermsRow,
                    TermsRow = inputs.TermsRow,
                    Right = layer.Weights.Rows,
                    RightRow = layer.Row,
                    RightIsFinite = weightsAreFinite,
                    Result = layer.Outputs + (nint)first * layer.Row,
                    ResultRow = layer.Row,
                    Rows = count,
                    Inner = layer.Layer.Inputs,
                    Columns = layer.Layer.Outputs,
                },
                epilogue);
            return;
        }

        var below = index == 0 ? null : memory.Layers[index - 1];
        nint leftRow = below is null ? memory.Network.InputSize : below.Row;
        RectifiedProduct.Multiply(
            new DenseOperands<T>
            {
                Left = (below is null ? inputs.Numbers : below.Outputs) + first * leftRow,
                LeftRow = leftRow,
                LeftInner = 1,
                Right = layer.Weights.Rows,
                RightRow = layer.Row,
                RightPacked = layer.Weights.Packed,
                Result = layer.Outputs + (nint)first * layer.Row,
                ResultRow = layer.Row,
                Rows = count,
                Inner = layer.Layer.Inputs,
                Columns = layer.Layer.Outputs,
            },
            leftIsRectified: below is { IsRectified: true },
            rightIsFinite: weightsAreFinite,
            epilogue);
    }
}
