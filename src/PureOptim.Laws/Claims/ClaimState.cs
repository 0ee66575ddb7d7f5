using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>The state of a run, as expressions: of one coordinate, or of a tensor.</summary>
public sealed class ClaimState
{
    internal ClaimState(Elements parameters, ImmutableArray<Elements> kept, Symbol steps) =>
        (Parameters, Kept, Steps, Slots) = (parameters, kept, steps, [.. kept.SelectMany(slot => slot.All)]);

    /// <summary>The parameter θ of a claim about one coordinate.</summary>
    /// <exception cref="ClaimException">The claim is about a tensor.</exception>
    public Symbol Parameter => Parameters.Single;

    /// <summary>The parameters.</summary>
    public Elements Parameters { get; }

    /// <summary>Each of the optimizer's slots, those of the run too, in the order of <see cref="Optimizer.Slots"/>; without elements where it has none of such a tensor.</summary>
    public ImmutableArray<Elements> Kept { get; }

    /// <summary>All elements of the slots, one slot after the other: of one coordinate a number for each.</summary>
    public ImmutableArray<Symbol> Slots { get; }

    /// <summary>The number of steps taken.</summary>
    public Symbol Steps { get; }

    /// <summary>β^t: a number to the power of the steps taken; 1 before the first.</summary>
    /// <param name="value">The number.</param>
    public Symbol Power(Symbol value) => Symbol.Power(value, Steps);

    /// <summary>1 - β^t: the weight of all that an average which began at 0 has seen.</summary>
    /// <inheritdoc cref="Power"/>
    public Symbol Weight(Symbol value) => 1 - Power(value);

    /// <summary>All that the state consists of.</summary>
    internal ImmutableArray<Symbol> All => [.. Parameters.All, .. Slots];

    /// <summary>The number at a place of all that the state consists of.</summary>
    internal Symbol this[int place] => place < Parameters.Length ? Parameters[place] : Slots[place - Parameters.Length];

    /// <summary>A state with the same slots, of other expressions.</summary>
    internal ClaimState With(Elements parameters, ImmutableArray<Symbol> slots, Symbol steps)
    {
        var kept = ImmutableArray.CreateBuilder<Elements>(Kept.Length);
        var from = 0;
        foreach (var slot in Kept)
        {
            kept.Add(new([.. slots.AsSpan(from, slot.Length)]));
            from += slot.Length;
        }

        return new(parameters, kept.MoveToImmutable(), steps);
    }
}
