namespace PureOptim;

/// <summary>A number for each point, in one number system.</summary>
/// <param name="point">The coordinates.</param>
/// <typeparam name="R">The number system.</typeparam>
internal delegate R PointFunction<R>(ReadOnlySpan<R> point)
    where R : struct;
