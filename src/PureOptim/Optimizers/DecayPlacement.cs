using System.Runtime.CompilerServices;
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

    /// <summary>The number that multiplies a coordinate: what stays of it as a factor, else the part that the step takes away.</summary>
    internal static Scalar Of(this DecayPlacement placement, Scalar decay) => placement == DecayPlacement.Factor ? 1 - decay : decay;

    /// <summary>The coordinate after a step with a decay.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="parameter">The coordinate.</param>
    /// <param name="decay">The number of <see cref="Of"/>.</param>
    /// <param name="update">The update without the decay.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static R Apply<R>(this DecayPlacement placement, R parameter, R decay, R update)
        where R : struct, IReal<R> => placement switch
        {
            DecayPlacement.Factor => decay * parameter - update,
            DecayPlacement.Subtracted => parameter - decay * parameter - update,
            _ => parameter - (update + decay * parameter),
        };
}
