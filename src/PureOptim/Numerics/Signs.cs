using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>The sign of a number, for rules that take steps of one length.</summary>
internal static class Signs
{
    /// <summary>1 above 0 and -1 below; a zero and NaN are themselves.</summary>
    /// <param name="value">The number.</param>
    /// <typeparam name="R">The number system.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static R Of<R>(R value)
        where R : struct, IReal<R> => R.IfLess(value, 0, -1, R.IfLess(0, value, 1, value));
}
