using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The loss of each row of outputs, log Σ e^(z - max z) - (z_label - max z), and its gradient with respect to the row.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>
    /// Writes the losses of some rows, and e^(z - max z) in place of each output z. Sums go over a row in order.
    /// </summary>
    /// <param name="outputs">Rows of outputs, without padding; they are replaced.</param>
    /// <param name="classes">The length of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="offset">The <see cref="Network.ProbabilityOffset"/>.</param>
    /// <param name="sums">Receives the sum of each row.</param>
    /// <param name="losses">Receives the loss of each row.</param>
    internal static void Losses<T>(Span<T> outputs, int classes, ReadOnlySpan<int> labels, T offset, Span<T> sums, Span<T> losses)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < labels.Length; i++)
        {
            var numbers = outputs.Slice(i * classes, classes);
            var largest = numbers[0];
            for (var j = 1; j < numbers.Length; j++) largest = T.Max(largest, numbers[j]);
            for (var j = 0; j < numbers.Length; j++) numbers[j] -= largest;
            // Kept here until the sum is known.
            losses[i] = numbers[labels[i]];
        }

        Elementwise.Apply<T, Elementwise.Exp>(outputs, outputs);
        for (var i = 0; i < labels.Length; i++)
        {
            var sum = T.Zero;
            foreach (var number in outputs.Slice(i * classes, classes)) sum += number;
            sums[i] = sum;
        }

        if (offset == T.Zero)
        {
            Elementwise.Apply<T, Elementwise.LogMinus>(losses, sums);
            return;
        }

        for (var i = 0; i < labels.Length; i++) losses[i] = outputs[i * classes + labels[i]] / sums[i] + offset;
        Elementwise.Apply<T, Elementwise.MinusLog>(losses, losses);
    }

    /// <summary>The gradient of the mean loss: (softmax - one at the label) / count.</summary>
    /// <param name="exponentials">The results of <see cref="Losses{T}"/> in place of the outputs.</param>
    /// <param name="classes">The length of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="sums">The sum of each row.</param>
    /// <param name="count">The number of rows of the whole batch.</param>
    /// <param name="gradients">Receives it; the padding is made zero.</param>
    /// <param name="row">The length of a padded row.</param>
    internal static void Gradients<T>(
        ReadOnlySpan<T> exponentials, int classes, ReadOnlySpan<int> labels, ReadOnlySpan<T> sums, int count, Span<T> gradients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var divisor = T.CreateChecked(count);
        for (var i = 0; i < labels.Length; i++)
        {
            var numbers = gradients.Slice(i * row, row);
            exponentials.Slice(i * classes, classes).CopyTo(numbers);
            ref var label = ref numbers[labels[i]];
            var labelled = (label / sums[i] - T.One) / divisor;
            // Padded rows are whole registers; (x - 0) / n is x / n.
            foreach (ref var several in MemoryMarshal.Cast<T, Vector512<T>>(numbers)) several = several / Vector512.Create(sums[i]) / Vector512.Create(divisor);
            label = labelled;
            numbers[classes..].Clear();
        }
    }
}
