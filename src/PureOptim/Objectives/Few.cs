using System.Runtime.CompilerServices;

namespace PureOptim;

/// <summary>Room for a few numbers of any system in the caller's frame: what is asked for at every step shall not be garbage after it.</summary>
[InlineArray(Length)]
internal struct Few<R>
    where R : struct
{
    /// <summary>How many.</summary>
    internal const int Length = 8;

    private R _first;
}
