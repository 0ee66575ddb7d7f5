using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A number that a claim follows beside its runs, and that no optimizer keeps: a bound that grows with the steps, the largest gradient so far.</summary>
/// <param name="Start">Its value before the first step.</param>
/// <param name="Before">Its value before the step that the claim looks at.</param>
/// <param name="After">Its value after it.</param>
public sealed record ClaimGhost(Symbol Start, Symbol Before, Symbol After)
{
    /// <summary>Its value at a moment.</summary>
    public Symbol At(Moment moment) => moment switch
    {
        Moment.Start => Start,
        Moment.Before => Before,
        _ => After,
    };
}
