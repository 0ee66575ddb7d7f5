using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A step of an algorithm in expressions, from where a claim's run stands before its step; what the algorithm keeps, the claim follows.</summary>
/// <param name="claim">The claim.</param>
/// <param name="run">The run.</param>
internal sealed class ClaimedStep(ClaimSketch claim, ClaimRun run) : AlgorithmStep<Symbol>(claim.Number, run.Before.Parameter, run.Gradient)
{
    private readonly Dictionary<string, (Symbol Start, Symbol Before)> _last = new(StringComparer.Ordinal);
    private bool _isFirstTold;

    /// <summary>What the algorithm keeps, by its names.</summary>
    internal ImmutableSortedDictionary<string, ClaimGhost> Kept { get; private set; } = ImmutableSortedDictionary.Create<string, ClaimGhost>(StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override Symbol Start => run.Start.Parameter;

    /// <inheritdoc/>
    internal override Symbol this[string hyperparameter] => claim[hyperparameter];

    /// <inheritdoc/>
    internal override Symbol Power(Symbol value) => run.After.Power(value);

    /// <inheritdoc/>
    internal override Symbol Weight(Symbol value) => run.After.Weight(value);

    /// <inheritdoc/>
    internal override Symbol InFirst(Symbol first, Symbol later)
    {
        if (!_isFirstTold) claim.TellFirstStep(run);
        _isFirstTold = true;
        return base.InFirst(first, later);
    }

    /// <inheritdoc/>
    internal override Symbol Last(string name, Symbol start)
    {
        var before = Symbol.Variable(name);
        _last.Add(name, (start, before));
        return before;
    }

    /// <inheritdoc/>
    internal override Symbol Keep(string name, Symbol now)
    {
        var (start, before) = _last[name];
        Kept = Kept.Add(name, claim.Ghost(start, before, now));
        return now;
    }
}
