using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The two averages of <see cref="Pnm"/> and <see cref="AdaPnm"/>: one of the gradients of odd steps, one of those of even steps.</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <param name="Newer">The average with the last gradient in it, in gradient units.</param>
/// <param name="Older">The other.</param>
public readonly record struct PnmAverages<R>(R Newer, R Older)
    where R : struct, IReal<R>
{
    /// <summary>The averages after a gradient, which goes into the older: it is the newer from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PnmAverages<R> After(R gradient, R decay, R oneMinusDecay) => new(decay * Older + oneMinusDecay * gradient, Newer);

    /// <summary>The difference of the weighted averages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal R Direction(R positive, R negative) => positive * Newer - negative * Older;
}

/// <summary>The numbers of a step that both have.</summary>
internal static class PnmAverages
{
    /// <summary>The decay β1² of each average, which takes every other gradient in.</summary>
    internal static Scalar Decay(Scalar beta1) => beta1 * beta1;

    /// <summary>The norm of the weights 1 + β0 and β0.</summary>
    internal static Scalar Norm(Scalar beta0)
    {
        var positive = 1 + beta0;
        return Scalar.Sqrt(positive * positive + beta0 * beta0);
    }
}
