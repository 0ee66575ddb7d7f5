using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim;

/// <summary>One step, looked at: how long the gradient was that came in, and how far the step went, for the whole vector and for each tensor.</summary>
/// <param name="At">The point after the step.</param>
/// <param name="GradientNorm">The length of the gradient as the model gave it, before anything that clips or changes it; in units of loss per unit of parameter.</param>
/// <param name="UpdateNorm">The length of the step: of the parameters before, less those after, rounded to <typeparamref name="T"/>; in units of the parameters.</param>
/// <param name="Tensors">The same for each tensor, in the order of the layout.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct StepDiagnostics<T>(Iterate<T> At, double GradientNorm, double UpdateNorm, ImmutableArray<TensorDiagnostics> Tensors)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The learning rate that gradient descent would have needed for a step of this length. Not a number where the gradient is 0 and nothing moved.</summary>
    public double EffectiveRate => UpdateNorm / GradientNorm;

    /// <summary>The number of steps, both lengths and the effective rate.</summary>
    public override string ToString() => Invariant($"{At.State.Step}: gradient {GradientNorm:R}, update {UpdateNorm:R}, effective rate {EffectiveRate:R}");
}
