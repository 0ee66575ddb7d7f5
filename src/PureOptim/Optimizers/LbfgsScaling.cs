using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>How long <see cref="Lbfgs"/> takes the gradient to be where no pair says it.</summary>
public enum LbfgsScaling
{
    /// <summary>The first step is cut to a length of 1 by the sum of the magnitudes, and the newest pair says it for the later ones, as in PyTorch.</summary>
    SumOfMagnitudes,

    /// <summary>The same with the norm, as in Optax.</summary>
    Norm,

    /// <summary>The first step is the gradient, and what pairs say nothing of goes on as it is: Optax without <c>scale_init_precond</c>.</summary>
    None,
}

/// <summary>The effect of a scaling on the first step.</summary>
internal static class LbfgsScalings
{
    /// <summary>The direction of the first step.</summary>
    internal static Vector First(this LbfgsScaling scaling, Vector gradient) => scaling switch
    {
        LbfgsScaling.None => gradient,
        LbfgsScaling.Norm => Scalar.Min(1, 1 / gradient.Norm()) * gradient,
        _ => Scalar.Min(1, 1 / gradient.SumOfMagnitudes()) * gradient,
    };
}
