using System.Numerics;

namespace PureOptim;

/// <summary>One point of an optimizer's path over an objective.</summary>
/// <param name="Step">The number of steps since the path's start, which is 0.</param>
/// <param name="Parameters">The parameters at that step.</param>
/// <param name="Loss">The objective's value there; infinite or NaN on a path that has diverged.</param>
/// <param name="State">The optimizer's state there.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct TracePoint<T>(long Step, Parameters<T> Parameters, T Loss, OptimizerState<T> State)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The point as a place to go on from.</summary>
    public Iterate<T> Iterate => new(Parameters, State);

    /// <summary>As in <c>3: [0.5, 1] -> 0.25</c>: the step, the parameters and the loss.</summary>
    public override string ToString() => Invariant($"{Step}: {Parameters} -> {Loss:R}");
}
