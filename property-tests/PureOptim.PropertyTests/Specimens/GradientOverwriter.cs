using System.Runtime.InteropServices;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Gradient descent that multiplies the caller's gradients by the learning rate in place.</summary>
internal sealed record GradientOverwriter : StatelessOptimizer
{
    protected override Parameters<T> Move<T>(Parameters<T> parameters, Parameters<T> gradients, T rate)
    {
        // The values are handed out to be read; this takes the right to write.
        var writable = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(gradients.Values), gradients.Length);
        foreach (ref var gradient in writable) gradient *= rate;
        return Descend(parameters, gradients, T.One);
    }
}
