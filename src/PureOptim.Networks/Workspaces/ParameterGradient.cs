using System.Numerics;
using System.Runtime.Intrinsics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The gradients with respect to weights and biases, when those with respect to the sums of the layers are there.</summary>
internal static unsafe class ParameterGradient
{
    /// <summary>The gradient of some rows of weights.</summary>
    /// <param name="memory">The results of the passes.</param>
    /// <param name="place">The rows.</param>
    /// <param name="gradientsAreFinite">Whether those of the sums are, so that zeros on their left can be left out.</param>
    /// <param name="padded">Memory for the rows with their padding, if they need it.</param>
    /// <param name="target">Receives it.</param>
    internal static void OfWeights<T>(NetworkMemory<T> memory, Slice place, bool gradientsAreFinite, AlignedMemory<T> padded, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        fixed (T* result = target)
        {
            var of = new ProductOperands<T>
            {
                Right = layer.Gradients,
                RightRow = layer.Row,
                RightPacked = memory.GradientsPacked(place.Layer),
                RightIsFinite = gradientsAreFinite,
                Result = result,
                ResultRow = layer.Layer.Outputs,
                PaddedResult = padded.Start,
                Rows = place.Rows,
                Inner = memory.Count,
                Columns = layer.Layer.Outputs,
            };
            Product.Multiply(place.Layer == 0 ? memory.Inputs.TransposedOnLeft(of, place.FirstRow) : memory.Layers[place.Layer - 1].TransposedOnLeft(of, place.FirstRow));
        }
    }

    /// <summary>The gradient of a bias: the sums over the examples, in order.</summary>
    internal static void OfBias<T>(NetworkMemory<T> memory, Slice place, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        for (var column = 0; column < target.Length; column += Vector512<T>.Count)
        {
            // Rows are padded to whole registers.
            var (sum, from) = (Vector512<T>.Zero, (nint)column);
            for (var i = 0; i < memory.Count; i++, from += layer.Row) sum += Vector512.Load(layer.Gradients + from);
            if (column <= target.Length - Vector512<T>.Count) sum.CopyTo(target[column..]);
            else
                for (var i = column; i < target.Length; i++) target[i] = sum[i - column];
        }
    }
}
