using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A step of an algorithm on numbers of a case: in intervals, or in exact fractions.</summary>
/// <param name="optimizer">The optimizer, for its hyperparameters.</param>
/// <param name="step">The number of steps before it.</param>
/// <param name="start">Where the parameter started.</param>
/// <param name="parameter">The parameter before the step.</param>
/// <param name="gradient">The gradient there.</param>
/// <param name="kept">What the steps before it keep, by its names.</param>
/// <typeparam name="R">The number system.</typeparam>
internal sealed class NumberedStep<R>(ElementWise optimizer, int step, R start, R parameter, R gradient, ImmutableDictionary<string, R> kept)
    : AlgorithmStep<R>(step + 1, parameter, gradient)
    where R : struct, IReal<R>
{
    /// <summary>What is kept.</summary>
    internal ImmutableDictionary<string, R> Kept { get; private set; } = kept;

    /// <inheritdoc/>
    internal override R Start => start;

    /// <inheritdoc/>
    internal override R this[string hyperparameter] => Settings.Of(optimizer, hyperparameter).At(step);

    /// <inheritdoc/>
    internal override R Power(R value) => R.Power(value, step + 1);

    /// <summary>The sum of the weights, which keeps its digits.</summary>
    internal override R Weight(R value) => (1 - value) * Enumerable.Range(0, step + 1).Aggregate((R)0, (sum, _) => sum * value + 1);

    /// <inheritdoc/>
    internal override R Last(string name, R start) => Kept.GetValueOrDefault(name, start);

    /// <inheritdoc/>
    internal override R Keep(string name, R now)
    {
        Kept = Kept.SetItem(name, now);
        return now;
    }
}
