using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The place of ε in AdaGrad and RMSProp. Frameworks disagree, and the optimizers' documentation states the place in each.</summary>
public enum EpsilonPlacement
{
    /// <summary>√h + ε, with ε in gradient units: PyTorch, burn, "Deep Learning from Scratch".</summary>
    OutsideRoot,

    /// <summary>√(h + ε), with ε in squared gradient units: Optax, Keras, "Dive into Deep Learning".</summary>
    InsideRoot,
}

/// <summary>The effect of a placement on the formula.</summary>
internal static class EpsilonPlacements
{
    /// <summary>The number to add inside the root; adding 0 changes no bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Scalar Inside(this EpsilonPlacement placement, Scalar epsilon) => placement == EpsilonPlacement.InsideRoot ? epsilon : 0;

    /// <summary>The number to add outside the root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Scalar Outside(this EpsilonPlacement placement, Scalar epsilon) => placement == EpsilonPlacement.InsideRoot ? 0 : epsilon;
}
