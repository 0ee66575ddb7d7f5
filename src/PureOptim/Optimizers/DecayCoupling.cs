using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>What the decay of the parameters is multiplied by.</summary>
public enum DecayCoupling
{
    /// <summary>The learning rate: a step takes ηλ of a parameter away. PyTorch, Optax, Keras, burn.</summary>
    LearningRate,

    /// <summary>Nothing: a step takes λ away, and where λ is to follow a schedule it is one. Loshchilov and Hutter multiply by the schedule's factor alone.</summary>
    None,
}

/// <summary>What a coupling means for the formulas.</summary>
internal static class DecayCouplings
{
    /// <summary>The part of a parameter that one step takes away.</summary>
    internal static Scalar Of(this DecayCoupling coupling, Scalar learningRate, Scalar weightDecay) =>
        coupling == DecayCoupling.LearningRate ? learningRate * weightDecay : weightDecay;
}
