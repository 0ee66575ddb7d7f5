using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// What a rule keeps of squared gradients to divide by the root of: their running average, or with it the largest that it has been. One formula,
/// generic over this, is the rule with either.
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
/// <typeparam name="TSelf">The type that implements this.</typeparam>
public interface ISecondMoment<R, TSelf>
    where R : struct, IReal<R>
    where TSelf : struct, ISecondMoment<R, TSelf>
{
    /// <summary>The square whose root divides, in squared gradient units.</summary>
    R Divisor { get; }

    /// <summary>What is kept after a gradient, whose square goes into the average by a share.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="share">The share 1 - β2, from 0 to 1.</param>
    TSelf After(R gradient, R share);
}
