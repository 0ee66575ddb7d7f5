using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>The state of one coordinate of a run, as expressions.</summary>
public sealed class ClaimState
{
    internal ClaimState(Symbol parameter, ImmutableArray<Symbol> slots, Symbol steps) => (Parameter, Slots, Steps) = (parameter, slots, steps);

    /// <summary>The parameter θ.</summary>
    public Symbol Parameter { get; }

    /// <summary>The optimizer's slots, those of the coordinate and those of the run, in the order of <see cref="Optimizer.Slots"/>.</summary>
    public ImmutableArray<Symbol> Slots { get; }

    /// <summary>The number of steps taken.</summary>
    public Symbol Steps { get; }

    /// <summary>β^t: a number to the power of the steps taken; 1 before the first.</summary>
    /// <param name="value">The number.</param>
    public Symbol Power(Symbol value) => Symbol.Power(value, Steps);

    /// <summary>1 - β^t: the weight of all that an average which began at 0 has seen.</summary>
    /// <inheritdoc cref="Power"/>
    public Symbol Weight(Symbol value) => 1 - Power(value);
}
