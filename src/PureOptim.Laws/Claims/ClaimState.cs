using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>The state of one coordinate of a run, as expressions.</summary>
/// <param name="Parameter">The parameter θ.</param>
/// <param name="Slots">The optimizer's slots, those of the coordinate and those of the run, in the order of <see cref="Optimizer.Slots"/>.</param>
/// <param name="Steps">The number of steps taken.</param>
public sealed record ClaimState(Symbol Parameter, ImmutableArray<Symbol> Slots, Symbol Steps)
{
    /// <summary>β^t: a number to the power of the steps taken; 1 before the first.</summary>
    /// <param name="value">The number.</param>
    public Symbol Power(Symbol value) => Symbol.Power(value, Steps);

    /// <summary>1 - β^t: the weight of all that an average which began at 0 has seen.</summary>
    /// <inheritdoc cref="Power"/>
    public Symbol Weight(Symbol value) => 1 - Power(value);
}
