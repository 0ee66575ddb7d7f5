using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The memory of a rule that divides a running average of gradients by the root of one of their squares.</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <typeparam name="TSecond">Which second moment divides.</typeparam>
/// <param name="First">The running average m of gradients, in gradient units.</param>
/// <param name="Second">What is kept of their squares.</param>
public readonly record struct Moments<R, TSecond>(R First, TSecond Second)
    where R : struct, IReal<R>
    where TSecond : struct, ISecondMoment<R, TSecond>
{
    /// <summary>The moments after a gradient, which goes into them by 1 - β1 and 1 - β2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Moments<R, TSecond> After(R gradient, R oneMinusBeta1, R oneMinusBeta2) =>
        new(First + oneMinusBeta1 * (gradient - First), Second.After(gradient, oneMinusBeta2));
}
