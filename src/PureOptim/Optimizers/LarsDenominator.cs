using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The length by which LARS divides that of a tensor's parameters. Without decay all are the same.</summary>
public enum LarsDenominator
{
    /// <summary>‖g‖ + λ ‖θ‖: the paper.</summary>
    SumOfNorms,

    /// <summary>‖g + λ θ‖, the length of what is then multiplied: Optax.</summary>
    NormOfSum,

    /// <summary>‖g‖: pytorch-optimizer.</summary>
    Gradient,
}

/// <summary>The lengths as numbers.</summary>
internal static class LarsDenominators
{
    /// <summary>The length.</summary>
    /// <param name="denominator">Which one.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="decayed">The gradient with the decay.</param>
    /// <param name="size">The norm of the parameters.</param>
    /// <param name="weightDecay">λ.</param>
    internal static Scalar Of(this LarsDenominator denominator, Vector gradient, Vector decayed, Scalar size, Scalar weightDecay) => denominator switch
    {
        LarsDenominator.SumOfNorms => gradient.Norm() + weightDecay * size,
        LarsDenominator.NormOfSum => decayed.Norm(),
        _ => gradient.Norm(),
    };
}
