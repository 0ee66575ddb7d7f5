using System.Numerics;
using System.Runtime.Intrinsics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The gradients with respect to weights and biases, when those with respect to the sums of the layers are there.</summary>
internal static unsafe class ParameterGradient
{
    /// <summary>The gradient of some rows of weights.</summary>
    /// <param name="memory">What the passes left.</param>
    /// <param name="place">Which rows.</param>
    /// <param name="gradientsAreFinite">Whether those of the sums are, so that zeros on their left can be left out.</param>
    /// <param name="padded">Memory for the rows with their padding, if they need it.</param>
    /// <param name="target">Where it goes.</param>
    internal static void OfWeights<T>(NetworkMemory<T> memory, Stretch place, bool gradientsAreFinite, AlignedMemory<T> padded, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (layer, below) = (memory.Layers[place.Layer], place.Layer == 0 ? null : memory.Layers[place.Layer - 1]);
        var outputs = layer.Layer.Outputs;
        var isDirect = ZeroSkippingProduct.WritesNoPadding<T>(outputs);
        fixed (T* result = target)
        {
            var rows = isDirect ? result : padded.Start;
            var row = isDirect ? outputs : layer.Row;
            if (below is null && memory.Batch.HasBytes)
            {
                var inputs = memory.Inputs;
                // Neighbouring rows belong to neighbouring pixels.
                WithoutZeros<ByteRow<T>, T>(
                    memory, place, new(inputs.BytesTransposed, inputs.Values), inputs.TransposedByteRow, order: null, gradientsAreFinite, rows, row);
            }
            else if (gradientsAreFinite && below is not null && below.OutputsTransposed != null)
            {
                var order = stackalloc int[place.Rows];
                OrderByZeros(below, place, memory.Count, new(order, place.Rows));
                WithoutZeros<NumberRow<T>, T>(
                    memory, place, new(below.OutputsTransposed), below.ExampleRow, order, gradientsAreFinite, rows, row);
            }
            else
            {
                OfAllTerms(memory, place, result);
                return;
            }

            if (!isDirect) Rows.Copy(rows, row, result, outputs, place.Rows, outputs);
        }
    }

    /// <summary>Orders units by the number of examples they are zero for: of two that rarely are, or mostly, many zeros fall together.</summary>
    private static void OrderByZeros<T>(LayerMemory<T> below, Stretch place, int examples, Span<int> order)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> grades = stackalloc int[place.Rows];
        var row = new NumberRow<T>(below.OutputsTransposed + (nint)place.FirstRow * below.ExampleRow);
        foreach (ref var grade in grades)
        {
            var count = 0;
            for (var block = 0; block < examples; block += ZeroSkippingProduct.BlockLength)
                count += BitOperations.PopCount(row.Skip(block).NonZero(int.Min(ZeroSkippingProduct.BlockLength, examples - block)));
            grade = count * RowOrder.Keys / (examples + 1);
            row = row.Skip(below.ExampleRow);
        }

        RowOrder.Fill(grades, order);
    }

    private static void WithoutZeros<TRow, T>(
        NetworkMemory<T> memory, Stretch place, TRow inputs, nint inputsRow, int* order, bool gradientsAreFinite, T* result, nint resultRow)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = memory.Layers[place.Layer];
        ZeroSkippingProduct.Multiply<TRow, T, StoreSum<T>>(
            new()
            {
                Left = inputs.Skip(place.FirstRow * inputsRow),
                LeftRow = inputsRow,
                Right = layer.Gradients,
                RightRow = layer.Row,
                RightIsFinite = gradientsAreFinite,
                RowsAreAlike = true,
                Order = order,
                Result = result,
                ResultRow = resultRow,
                Rows = place.Rows,
                Inner = memory.Count,
                Columns = layer.Layer.Outputs,
            },
            default);
    }

    private static void OfAllTerms<T>(NetworkMemory<T> memory, Stretch place, T* target)
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
                Result = target,
                ResultRow = layer.Layer.Outputs,
                Rows = place.Rows,
                Inner = memory.Count,
                Columns = layer.Layer.Outputs,
            },
            default);
    }

    /// <summary>The gradient of a bias: the sums over the examples, in order.</summary>
    internal static void OfBias<T>(NetworkMemory<T> memory, Stretch place, Span<T> target)
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
