using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>A function of one number, or of two, that is written once for all number systems.</summary>
internal interface IElementFunction
{
    /// <summary>The value.</summary>
    /// <param name="value">The number, which is replaced.</param>
    /// <param name="other">The element at the same place of the other span.</param>
    static abstract R Of<R>(R value, R other)
        where R : struct, IElementary<R>;
}
