using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// Matyas' function: a quadratic with a valley along x = y, 25 times as steep across as along.
/// <code>0.26 (x² + y²) - 0.48 xy</code>
/// </summary>
public sealed record Matyas : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source => "J. Matyas, Random Optimization, Automation and Remote Control 26, 1965";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-7.0, 2.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([0.0, 0.0], 0)];

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y) => 0.26 * (x * x + y * y) - 0.48 * (x * y);
}
