namespace PureOptim;

/// <summary>One step of one tensor, looked at.</summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="GradientNorm">The length of its gradient as the model gave it.</param>
/// <param name="UpdateNorm">The length of its step.</param>
public readonly record struct TensorDiagnostics(string Tensor, double GradientNorm, double UpdateNorm)
{
    /// <summary>The learning rate that gradient descent would have needed for a step of this length. Not a number where the gradient is 0 and nothing moved.</summary>
    public double EffectiveRate => UpdateNorm / GradientNorm;

    /// <summary>The tensor, both lengths and the effective rate.</summary>
    public override string ToString() => Invariant($"{Tensor}: gradient {GradientNorm:R}, update {UpdateNorm:R}, effective rate {EffectiveRate:R}");
}
