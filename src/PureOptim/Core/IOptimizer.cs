using System.Numerics;

namespace PureOptim;

/// <summary>
/// A first-order optimizer: an immutable value with two pure functions. Nothing that is passed in changes, nothing is remembered between
/// calls, and the same arguments give the same bits. Every implementation is safe to share between threads.
/// </summary>
public interface IOptimizer
{
    /// <summary>The optimizer's name, which its states carry: <c>Adam</c>, <c>RmsProp</c>.</summary>
    string Name { get; }

    /// <summary>The name as the literature spells it, for people to read: <c>Adam</c>, <c>RMSProp</c>.</summary>
    string DisplayName => Name;

    /// <summary>The state before the first step.</summary>
    /// <param name="parameters">Where training starts.</param>
    OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>One step: new parameters and the new state.</summary>
    /// <param name="state">What <see cref="Init{T}"/> or the step before returned.</param>
    /// <param name="parameters">The parameters before the step.</param>
    /// <param name="gradients">The gradient of the loss at the parameters, one vector with their layout. NaN and infinity are let through.</param>
    /// <exception cref="ArgumentException">The state is another optimizer's, or a layout differs; the message names both.</exception>
    Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
