using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// Beale's function: flat, with sharp peaks at the corners.
/// <code>(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²</code>
/// </summary>
public sealed record Beale : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source =>
        "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than one variable, Princeton, 1958";

    /// <inheritdoc/>
    public override Parameters<double> Start => [1.0, 1.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([3.0, 0.5], 0)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-4.5, 4.5, -4.5, 4.5);

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y)
    {
        var xy = x * y;
        var xyy = xy * y;
        var (first, second, third) = (1.5 - x + xy, 2.25 - x + xyy, 2.625 - x + xyy * y);
        return first * first + second * second + third * third;
    }
}
