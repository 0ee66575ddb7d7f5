using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A number that a claim follows beside its runs, and that no optimizer keeps: a bound that grows with the steps, the largest gradient so far.</summary>
public sealed class ClaimGhost
{
    internal ClaimGhost(Symbol start, Symbol before, Symbol after) => (Start, Before, After) = (start, before, after);

    /// <summary>Its value before the first step.</summary>
    public Symbol Start { get; }

    /// <summary>Its value before the step that the claim looks at.</summary>
    public Symbol Before { get; }

    /// <summary>Its value after it.</summary>
    public Symbol After { get; }

    /// <summary>Its value at a moment.</summary>
    /// <param name="moment">The moment.</param>
    public Symbol At(Moment moment) => moment switch
    {
        Moment.Start => Start,
        Moment.Before => Before,
        _ => After,
    };
}
