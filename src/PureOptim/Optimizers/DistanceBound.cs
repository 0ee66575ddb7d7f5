using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>What the optimizers have in common whose rate is a lower bound of the distance from the start to the solution, which the gradients so far have proved.</summary>
internal static class DistanceBound
{
    /// <summary>The numbers of the run: the bound of the distance, and what the next is made of.</summary>
    internal const string Distance = "Distance", Numerator = "Numerator";

    /// <summary>The slots of the two numbers, which begin at a first bound and 0.</summary>
    internal static ImmutableArray<Slot> Slots(double initialDistance) => [Slot.Run(Distance, initialDistance, "d"), Slot.Run(Numerator, 0, "r")];

    /// <summary>The distance that gradients prove. Without gradients nothing is proved: 0/0 stands for 0.</summary>
    internal static Scalar Proved(Scalar numerator, Scalar magnitude) => numerator / Scalar.IfLess(0, magnitude, magnitude, 1);

    /// <summary>The bound after a step: what is proved, where that is larger.</summary>
    internal static Scalar Grown(StepContext t, Scalar numerator, Scalar magnitude) =>
        t.Keep(Distance, Scalar.Max(t.Kept(Distance), Proved(numerator, magnitude)));

    /// <summary>A distance over a norm of gradients, where the present one is not 0: without a gradient there is no step, however small ε is.</summary>
    internal static Scalar Rate(Scalar square, Scalar distance, Scalar norm) => Scalar.IfLess(0, square, distance / Scalar.IfLess(0, norm, norm, 1), 0);

    /// <summary>The update towards a - x by a share of 1 - μ, where a is the start.</summary>
    internal static Vector FromStart(TensorStep tensor, Scalar momentum, Vector away) => (1 - momentum) * (tensor.Parameter - (tensor["Start"] - away));
}
