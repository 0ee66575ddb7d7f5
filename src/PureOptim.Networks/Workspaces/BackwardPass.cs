using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>From outputs back to the sums of the first layer: the gradients of the loss with respect to the sums of each layer.</summary>
internal static unsafe class BackwardPass
{
    /// <summary>Computes the gradients for some examples whose outputs are there; their losses on the way.</summary>
    internal static void Run<T>(NetworkMemory<T> memory, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var last = memory.Layers[^1];
        memory.FillLosses(first, count);
        SoftmaxCrossEntropy.Gradients(
            last.GradientsOf(first, count), last.Row, memory.Network.Classes, memory.LabelsOf(first, count), memory.Sums.Slice(first, count), memory.Count);
        ThroughActivation(last, first, count);
        for (var i = memory.Layers.Length - 1; i > 0; i--)
        {
            var (layer, below) = (memory.Layers[i], memory.Layers[i - 1]);
            if (below.Layer.Activation == Activation.Relu)
            {
                ThroughWeights(layer, below, first, count, new ZeroWhereRectified<T>(below.Outputs + (nint)first * below.Row, below.Row));
            }
            else
            {
                ThroughWeights(layer, below, first, count, default(StoreSum<T>));
                ThroughActivation(below, first, count);
            }
        }
    }

    private static void ThroughWeights<T, TEpilogue>(LayerMemory<T> layer, LayerMemory<T> below, int first, int count, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T> =>
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

    private static void ThroughActivation<T>(LayerMemory<T> layer, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradients = layer.GradientsOf(first, count);
        var outputs = layer.OutputsOf(first, count);
        if (layer.Layer.Activation == Activation.Relu) Elementwise.Apply<T, Elementwise.ReluBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Sigmoid) Elementwise.Apply<T, Elementwise.SigmoidBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Tanh) Elementwise.Apply<T, Elementwise.TanhBack>(gradients, outputs);
    }
}
