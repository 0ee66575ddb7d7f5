using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>The sign of a number, as papers mean it.</summary>
internal static class Sign
{
    /// <summary>1 of a positive number, -1 of a negative one, and 0 of 0.</summary>
    internal static R Of<R>(R value)
        where R : struct, IReal<R> => R.IfLess(0, value, 1, R.IfLess(value, 0, -1, 0));
}
