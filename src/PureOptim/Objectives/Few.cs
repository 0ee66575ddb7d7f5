using System.Runtime.CompilerServices;

namespace PureOptim;

/// <summary>Space for a few numbers on the caller's stack, so that a value needed at every step causes no allocation.</summary>
[InlineArray(Length)]
internal struct Few<R>
    where R : struct
{
    /// <summary>The number of elements.</summary>
    internal const int Length = 8;

    private R _first;
}
