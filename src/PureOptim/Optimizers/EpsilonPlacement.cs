using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Where AdaGrad and RMSProp add ε. Frameworks disagree, and the optimizers' documentation says which does what.</summary>
public enum EpsilonPlacement
{
    /// <summary>√h + ε, with ε in gradient units: PyTorch, burn, "Deep Learning from Scratch".</summary>
    OutsideRoot,

    /// <summary>√(h + ε), with ε in squared gradient units: Optax, Keras, "Dive into Deep Learning".</summary>
    InsideRoot,
}

/// <summary>What a placement means for the formula.</summary>
internal static class EpsilonPlacements
{
    /// <summary>The two numbers to add inside and outside the root; one of them is 0, and adding that changes no bit.</summary>
    internal static (Scalar Inside, Scalar Outside) Split(this EpsilonPlacement placement, Scalar epsilon) =>
        placement == EpsilonPlacement.InsideRoot ? (epsilon, 0) : (0, epsilon);
}
