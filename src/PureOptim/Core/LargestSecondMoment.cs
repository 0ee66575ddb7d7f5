using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A second moment, of which the largest that there was divides, as in AMSGrad: s' = max(s, v').</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <param name="Present">The second moment v.</param>
/// <param name="Divisor">The largest s that it has been, in squared gradient units.</param>
public readonly record struct LargestSecondMoment<R>(SecondMoment<R> Present, R Divisor) : ISecondMoment<R, LargestSecondMoment<R>>
    where R : struct, IReal<R>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LargestSecondMoment<R> After(R gradient, R share)
    {
        var present = Present.After(gradient, share);
        return new(present, R.Max(Divisor, present.Value));
    }
}
