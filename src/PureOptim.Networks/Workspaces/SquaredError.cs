using System.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>The loss of a row of outputs, the mean of (z - y)², and its gradient with respect to the row.</summary>
internal static class SquaredError
{
    /// <summary>The loss of a row. The sum goes over the row in order.</summary>
    /// <param name="outputs">The outputs, without padding.</param>
    /// <param name="targets">The targets.</param>
    internal static T Loss<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = outputs[i] - targets[i];
            sum += difference * difference;
        }

        return sum / T.CreateChecked(outputs.Length);
    }

    /// <summary>The gradient of the mean loss: (z - y) / (rows · outputs / 2).</summary>
    /// <param name="outputs">The outputs, without padding.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="count">The number of rows of the whole batch.</param>
    /// <param name="gradient">Receives it; the padding is made zero.</param>
    internal static void Gradient<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var divisor = T.CreateChecked((double)count * outputs.Length / 2);
        for (var i = 0; i < outputs.Length; i++) gradient[i] = (outputs[i] - targets[i]) / divisor;
        gradient[outputs.Length..].Clear();
    }
}
