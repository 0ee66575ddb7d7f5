using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The bias correction of moments that start at 0. With constant betas both are the same, up to rounding.</summary>
public enum BiasCorrection
{
    /// <summary>By 1 - β^t with the β of the step at hand, as if it had always been that: PyTorch, Optax, Keras.</summary>
    PowerOfBeta,

    /// <summary>
    /// By 1 - β_1 β_2 ... β_t with the β of each step, which is the weight of all that was seen: then the corrected moments are averages of it under
    /// any schedule.
    /// </summary>
    ProductOfBetas,
}

/// <summary>The effect of a correction on Adam's formula.</summary>
internal static class BiasCorrections
{
    /// <summary>The numbers of a run that it takes: none, or the products of the betas.</summary>
    internal static ImmutableArray<Slot> Slots(this BiasCorrection correction) => correction == BiasCorrection.ProductOfBetas
        ? [Slot.Run("Beta1Product", 1, "b1", "b_1"), Slot.Run("Beta2Product", 1, "b2", "b_2")]
        : [];

    /// <summary>The weights of all that the two moments have seen, this step included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Scalar First, Scalar Second) Seen(this BiasCorrection correction, StepContext t, Schedule beta1, Schedule beta2) =>
        correction == BiasCorrection.PowerOfBeta ? (t.OneMinusPower(beta1, nameof(Adam.Beta1)), t.OneMinusPower(beta2, nameof(Adam.Beta2))) : (
            1 - t.Keep("Beta1Product", t.Kept("Beta1Product") * t.Of(beta1, nameof(Adam.Beta1))),
            1 - t.Keep("Beta2Product", t.Kept("Beta2Product") * t.Of(beta2, nameof(Adam.Beta2))));
}
