using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>From outputs back to the sums of the first layer: the gradients of the loss with respect to the sums of each layer.</summary>
internal static unsafe class BackwardPass
{
    /// <summary>Computes the gradients for some examples whose outputs are there; their losses on the way.</summary>
    /// <param name="memory">Outputs, weights and gradients.</param>
    /// <param name="weightsAreFinite">Whether all are, so that zeros on their left can be left out.</param>
    /// <param name="first">The first example.</param>
    /// <param name="count">The number of examples.</param>
    internal static void Run<T>(NetworkMemory<T> memory, bool weightsAreFinite, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var last = memory.Layers[^1];
        memory.FillLosses(first, count);
        if (memory.Network.LossFunction == LossFunction.MeanSquaredError)
        {
            for (var i = first; i < first + count; i++)
                SquaredError.Gradient(last.OutputsOf(i, 1)[..memory.Network.Classes], memory.TargetsOf(i), memory.Count, last.GradientsOf(i, 1));
        }
        else
        {
            SoftmaxCrossEntropy.Gradients(
                memory.ExponentialsOf(first, count), memory.Network.Classes, memory.LabelsOf(first, count), memory.Sums.Slice(first, count), memory.Count, last.GradientsOf(first, count), last.Row);
        }

        ThroughActivation(last, first, count);
        for (var i = memory.Layers.Length - 1; i > 0; i--)
        {
            var below = memory.Layers[i - 1];
            var of = ThroughWeights(memory, i, weightsAreFinite, first, count);
            if (below.IsRectified)
            {
                Product.Multiply(of, new ZeroWhereRectified<T>(below.Outputs + (nint)first * below.Row, below.Row));
            }
            else
            {
                Product.Multiply(of);
                ThroughActivation(below, first, count);
            }
        }
    }

    private static ProductOperands<T> ThroughWeights<T>(NetworkMemory<T> memory, int index, bool weightsAreFinite, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (layer, below) = (memory.Layers[index], memory.Layers[index - 1]);
        return new()
        {
            Left = layer.Gradients + (nint)first * layer.Row,
            LeftRow = layer.Row,
            LeftIsRectified = layer.IsRectified,
            Right = layer.Weights.Transposed,
            RightRow = layer.Weights.TransposedRow,
            RightPacked = layer.Weights.TransposedPacked,
            RightIsFinite = weightsAreFinite,
            Result = below.Gradients + (nint)first * below.Row,
            ResultRow = below.Row,
            Rows = count,
            Inner = layer.Layer.Outputs,
            Columns = below.Layer.Outputs,
        };
    }

    private static void ThroughActivation<T>(LayerMemory<T> layer, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradients = layer.GradientsOf(first, count);
        var outputs = layer.OutputsOf(first, count);
        if (layer.IsRectified) Elementwise.Apply<T, Elementwise.ReluBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Sigmoid) Elementwise.Apply<T, Elementwise.SigmoidBack>(gradients, outputs);
        if (layer.Layer.Activation == Activation.Tanh) Elementwise.Apply<T, Elementwise.TanhBack>(gradients, outputs);
    }
}
