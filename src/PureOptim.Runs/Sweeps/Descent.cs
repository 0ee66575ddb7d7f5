using System.Collections.Immutable;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>The steps at which the loss first fell by each power of ten, found as losses come one by one.</summary>
/// <param name="lowest">The loss that counts as the bottom.</param>
internal sealed class Descent(double lowest)
{
    private readonly long?[] _steps = new long?[TrialResult.Decades];
    private int _reached;
    private long _step;
    private double _bound;

    /// <summary>The first step at which the loss was above the bottom by at most 10^-(i + 1) of what it was at first; null where that has not come.</summary>
    internal ImmutableArray<long?> Steps => [.. _steps];

    /// <summary>Takes in the next loss, of step 0 first.</summary>
    internal void Add(double loss)
    {
        var above = loss - lowest;
        if (_step == 0) _bound = above / 10;
        for (; _reached < _steps.Length && above <= _bound; _bound /= 10) _steps[_reached++] = _step;
        _step++;
    }
}
