using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PureOptim;

/// <summary>
/// A first-order optimizer: an immutable value with two pure functions. Nothing that is passed in changes, nothing is remembered between
/// calls, and the same arguments give the same bits. Every implementation is safe to share between threads.
/// </summary>
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)]
public interface IOptimizer
{
    /// <summary>The optimizer's name, which its states carry: <c>Adam</c>, <c>RmsProp</c>.</summary>
    string Name { get; }

    /// <summary>The name as the literature spells it, for people to read: <c>Adam</c>, <c>RMSProp</c>.</summary>
    string DisplayName => Name;

    /// <summary>The traits that the optimizer has; none by default. Each trait admits it to laws that it must then keep.</summary>
    OptimizerTraits Traits => OptimizerTraits.None;

    /// <summary>The traits that the optimizer is known to lack: for each of their laws a counterexample exists and must be found. None by default.</summary>
    OptimizerTraits Lacks => OptimizerTraits.None;

    /// <summary>The values that it needs at the parameters besides the gradient; none by default. A fold that cannot provide them fails before the first step.</summary>
    Needs Needs => Needs.Gradient;

    /// <summary>The optimizers that it wraps or consists of; none for most.</summary>
    ImmutableArray<IOptimizer> Inner => [];

    /// <summary>The state before the first step.</summary>
    /// <param name="parameters">The start of training.</param>
    /// <exception cref="ArgumentException">The optimizer cannot work on parameters of this layout; the message names the tensor.</exception>
    OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>One step: new parameters and the new state.</summary>
    /// <param name="state">The result of <see cref="Init{T}"/> or of the step before.</param>
    /// <param name="parameters">The parameters before the step.</param>
    /// <param name="evaluation">
    /// The gradient of the loss at the parameters, one vector with their layout; with the loss and more where <see cref="Needs"/> asks for it.
    /// NaN and infinity are let through.
    /// </param>
    /// <exception cref="ArgumentException">The state is another optimizer's, a layout differs, or something needed is missing; the message names it.</exception>
    Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// The parameters to use in the end. For most optimizers those of the last step; one that averages, or looks ahead, names others.
    /// </summary>
    /// <param name="at">A point of a run.</param>
    Parameters<T> Result<T>(Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => at.Parameters;
}
