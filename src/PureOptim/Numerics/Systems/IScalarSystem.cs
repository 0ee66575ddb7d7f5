namespace PureOptim.Numerics;

/// <summary>A number system in which the scalars of a step can be computed beside their doubles.</summary>
internal interface IScalarSystem<S> : IReal<S>
    where S : struct, IScalarSystem<S>
{
    /// <inheritdoc cref="IReal{R}.op_Implicit(double)"/>
    /// <remarks>Declared again for the reason of <see cref="IElementary{R}"/>.</remarks>
    static abstract implicit operator S(double value);
}
