using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A second moment that divides as it is: v' = v + (1 - β2) (g² - v).</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <param name="Value">The running average v of squared gradients, in squared gradient units.</param>
public readonly record struct SecondMoment<R>(R Value) : ISecondMoment<R, SecondMoment<R>>
    where R : struct, IReal<R>
{
    /// <inheritdoc/>
    public R Divisor => Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SecondMoment<R> After(R gradient, R share) => new(Value + share * (gradient * gradient - Value));
}

/// <summary>The slots of second moments.</summary>
internal static class SecondMoment
{
    /// <summary>The second moment v, and the largest s that it has been, where that divides.</summary>
    internal static ImmutableArray<Slot> Slots(bool keepsLargest) =>
        keepsLargest ? [Slot.Zero("SecondMoment", "v"), Slot.Zero("LargestSecondMoment", "s")] : [Slot.Zero("SecondMoment", "v")];
}
