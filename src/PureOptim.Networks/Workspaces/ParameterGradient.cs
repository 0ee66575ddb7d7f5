using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The gradients with respect to weights and biases, when those with respect to the sums of the layers are there.</summary>
internal static unsafe class ParameterGradient
{
    /// <summary>The gradient of some rows of weights.</summary>
    /// <param name="memory">What the passes left.</param>
    /// <param name="place">Which rows.</param>
    /// <param name="target">Where it goes.</param>
    internal static void OfWeights<T>(NetworkMemory<T> memory, Stretch place, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        var below = place.Layer == 0 ? null : memory.Layers[place.Layer - 1];
        fixed (T* result = target)
        {
            DenseProduct.Multiply<T, StoreSum<T>>(
                new()
                {
                    Left = (below is null ? memory.Inputs.Numbers : below.Outputs) + place.FirstRow,
                    LeftRow = 1,
                    LeftInner = below is null ? memory.Network.InputSize : below.Row,
                    Right = layer.Gradients,
                    RightRow = layer.Row,
                    Result = result,
                    ResultRow = layer.Layer.Outputs,
                    Rows = place.Rows,
                    Inner = memory.Count,
                    Columns = layer.Layer.Outputs,
                },
                default);
        }
    }

    /// <summary>The gradient of some rows of the first layer's weights where the inputs are bytes.</summary>
    /// <param name="memory">What the passes left.</param>
    /// <param name="place">Which rows.</param>
    /// <param name="gradientsAreFinite">Whether those of the sums are, so that zero inputs can be left out.</param>
    /// <param name="padded">Memory for the rows with their padding.</param>
    /// <param name="target">Where it goes.</param>
    internal static void OfFirstWeights<T>(NetworkMemory<T> memory, Stretch place, bool gradientsAreFinite, AlignedMemory<T> padded, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (layer, inputs) = (memory.Layers[0], memory.Inputs);
        ZeroSkippingProduct.Multiply(
            new ByteOperands<T>
            {
                Left = inputs.BytesTransposed + (nint)place.FirstRow * inputs.TransposedByteRow,
                LeftRow = inputs.TransposedByteRow,
                Values = inputs.Values,
                Right = layer.Gradients,
                RightRow = layer.Row,
                RightIsFinite = gradientsAreFinite,
                // They belong to neighbouring pixels.
                RowsAreAlike = true,
                Result = padded.Start,
                ResultRow = layer.Row,
                Rows = place.Rows,
                Inner = memory.Count,
                Columns = layer.Layer.Outputs,
            },
            default(StoreSum<T>));
        var columns = layer.Layer.Outputs;
        fixed (T* to = target) Rows.Copy(padded.Start, layer.Row, to, columns, place.Rows, columns);
    }

    /// <summary>The gradient of a bias: the sums over the examples, in order.</summary>
    internal static void OfBias<T>(NetworkMemory<T> memory, Stretch place, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        target.Clear();
        for (var i = 0; i < memory.Count; i++) Elementwise.AddTo(target, layer.GradientsOf(i, 1)[..target.Length]);
    }
}
