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
        var (layer, below) = (memory.Layers[place.Layer], place.Layer == 0 ? null : memory.Layers[place.Layer - 1]);
        var outputs = layer.Layer.Outputs;
        var isDirect = SparseLeftProduct.WritesNoPadding<T>(outputs);
        fixed (T* result = target)
        {
            var rows = isDirect ? result : padded.Start;
            var row = isDirect ? outputs : layer.Row;
            if (below is null && memory.Batch.HasBytes)
            {
                var inputs = memory.Inputs;
                var operands = Operands(memory, place, new ByteColumn<T>(inputs.Bytes, inputs.ByteRow, inputs.Values), 1, gradientsAreFinite, rows, row) with
                {
                    Terms = inputs.TermsTransposed + place.FirstRow * inputs.TransposedTermsRow,
                    TermsRow = inputs.TransposedTermsRow,
                };
                SparseLeftProduct.Multiply(operands, default(StoreSum<T>));
            }
            else if (gradientsAreFinite && below is not null && !memory.HasAllTerms(place.Layer))
            {
                var operands = Operands(memory, place, new NumberRow<T>(below.OutputsTransposed), below.ExampleRow, gradientsAreFinite, rows, row);
                SparseLeftProduct.Multiply(operands, default(StoreSum<T>));
            }
            else
            {
                OfAllTerms(memory, place, result);
                return;
            }

            if (!isDirect) Rows.Copy(rows, row, result, outputs, place.Rows, outputs);
        }
    }

    private static SparseLeftOperands<TRow, T> Operands<TRow, T>(
        NetworkMemory<T> memory, Slice place, TRow inputs, nint inputsRow, bool gradientsAreFinite, T* result, nint resultRow)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        return new()
        {
            Left = inputs.Down(place.FirstRow * inputsRow),
            LeftRow = inputsRow,
            Right = layer.Gradients,
            RightRow = layer.Row,
            RightIsFinite = gradientsAreFinite,
            Result = result,
            ResultRow = resultRow,
            Rows = place.Rows,
            Inner = memory.Count,
            Columns = layer.Layer.Outputs,
        };
    }

    private static void OfAllTerms<T>(NetworkMemory<T> memory, Slice place, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        var below = place.Layer == 0 ? null : memory.Layers[place.Layer - 1];
        DenseProduct.Multiply<T, StoreSum<T>>(
            new()
            {
                Left = (below is null ? memory.Inputs.Numbers : below.Outputs) + place.FirstRow,
                LeftRow = 1,
                LeftInner = below is null ? memory.Network.InputSize : below.Row,
                Right = layer.Gradients,
                RightRow = layer.Row,
                RightPacked = memory.HasAllTerms(place.Layer) ? layer.GradientsPacked(memory.Count) : default,
                Result = target,
                ResultRow = layer.Layer.Outputs,
                Rows = place.Rows,
                Inner = memory.Count,
                Columns = layer.Layer.Outputs,
            },
            default);
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
