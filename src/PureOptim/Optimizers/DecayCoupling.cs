using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The factor of the decay of the parameters.</summary>
public enum DecayCoupling
{
    /// <summary>The learning rate: a step takes ηλ of a parameter away. PyTorch, Optax, Keras, burn.</summary>
    LearningRate,

    /// <summary>Nothing: a step takes λ away, and where λ is to follow a schedule it is one. Loshchilov and Hutter multiply by the schedule's factor alone.</summary>
    None,
}

/// <summary>The effect of a coupling on formulas.</summary>
internal static class DecayCouplings
{
    /// <summary>The part of a parameter that one step takes away.</summary>
    internal static Scalar Of(this DecayCoupling coupling, Scalar learningRate, Scalar weightDecay) =>
        coupling == DecayCoupling.LearningRate ? learningRate * weightDecay : weightDecay;
}
