namespace PureOptim;

/// <summary>Writes a gradient, in one number system.</summary>
/// <param name="point">The point.</param>
/// <param name="gradient">Receives the gradient: one number for each coordinate.</param>
/// <typeparam name="R">The number system.</typeparam>
internal delegate void Differentiation<R>(ReadOnlySpan<R> point, Span<R> gradient)
    where R : struct;
