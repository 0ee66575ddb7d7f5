using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>The sign of a number: 1, -1, or the number itself where it has none, a zero or NaN.</summary>
internal static class Sign
{
    /// <summary>The sign of <paramref name="value"/>.</summary>
    /// <typeparam name="R">The number system.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static R Of<R>(R value)
        where R : struct, IReal<R> => R.IfLess(0, value, 1, R.IfLess(value, 0, -1, value));
}
