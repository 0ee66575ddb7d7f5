using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The place of the learning rate in momentum methods. At a constant rate both make the same path (but for rounding); under a schedule they
/// differ, because the velocity remembers steps or gradients.
/// </summary>
public enum LearningRatePlacement
{
    /// <summary>v' = μ v - η g, θ' = θ + v': the velocity is a step. "Deep Learning from Scratch", Keras, Sutskever et al.</summary>
    InsideVelocity,

    /// <summary>
    /// v' = μ v - g, θ' = θ + η v': the velocity is a sum of gradients. PyTorch, Optax, burn and "Dive into Deep Learning", whose buffers have
    /// the other sign and whose parameters have the same bits.
    /// </summary>
    OutsideVelocity,
}

/// <summary>The effect of a placement on formulas.</summary>
internal static class LearningRatePlacements
{
    /// <summary>The rate of a gradient on its way into the velocity; multiplying by 1 changes no bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Scalar Inner(this LearningRatePlacement placement, Scalar learningRate) =>
        placement == LearningRatePlacement.InsideVelocity ? learningRate : 1;

    /// <summary>The rate of the velocity on its way into the parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Scalar Outer(this LearningRatePlacement placement, Scalar learningRate) =>
        placement == LearningRatePlacement.InsideVelocity ? 1 : learningRate;
}
