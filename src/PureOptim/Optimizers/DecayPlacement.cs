using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The position of decoupled weight decay in the formula. In real numbers all are the same; each rounds in its own way, and every
/// step alike, so that over a run they part by more than other differences of rounding do.
/// </summary>
public enum DecayPlacement
{
    /// <summary>(1 - λ) θ, from which the update is taken: PyTorch, burn.</summary>
    Factor,

    /// <summary>θ - λ θ, from which the update is taken: Keras.</summary>
    Subtracted,

    /// <summary>λ θ as a part of the update: Optax.</summary>
    InUpdate,
}

/// <summary>The effect of a placement on formulas.</summary>
internal static class DecayPlacements
{
    /// <summary>The update with a decay.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="tensor">The tensor that moves.</param>
    /// <param name="decay">The part of a parameter that the step takes away.</param>
    /// <param name="update">The update without it.</param>
    internal static Vector Apply(this DecayPlacement placement, TensorStep tensor, Scalar decay, Vector update) => placement switch
    {
        DecayPlacement.Factor => tensor.To((1 - decay) * tensor.Parameter - update),
        DecayPlacement.Subtracted => tensor.To(tensor.Parameter - decay * tensor.Parameter - update),
        _ => update + decay * tensor.Parameter,
    };
}
