using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// A valley along x, 20 times as steep across as along.
/// <code>x²/20 + y²</code>
/// </summary>
/// <remarks>Its gradient is computed as (2x/20, 2y), which has the bits of (x/10, 2y).</remarks>
public sealed record Valley : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source => "K. Saitoh, Deep Learning from Scratch, O'Reilly Japan, 2016, section 6.1";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-7.0, 2.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([0.0, 0.0], 0)];

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y) => x * x / 20.0 + y * y;
}
