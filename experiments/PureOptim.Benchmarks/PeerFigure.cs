namespace PureOptim.Benchmarks;

/// <summary>What a peer measured in a round, or why it did not.</summary>
/// <param name="Value">The figure; null where there is none.</param>
/// <param name="Absence">The reason, where there is none; else empty.</param>
internal readonly record struct PeerFigure(double? Value, string Absence)
{
    /// <summary>The figure in another unit.</summary>
    internal PeerFigure In(Func<double, double> unit) => this with { Value = Value is { } value ? unit(value) : null };
}
