using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// A misprint of <see cref="DoubledRotatedEllipse"/> with a product where the difference stood: no longer convex, and of degree four.
/// <code>0.1 (x + y)² + 2 (xy)²</code>
/// </summary>
public sealed record ProductEllipse : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source => "unpublished: a misprint in an article that follows Dive into Deep Learning, chapter 12";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-5.0, -2.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([0.0, 0.0], 0)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-6, 6, -6, 6);

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y)
    {
        var (sum, product) = (x + y, x * y);
        return 0.1 * (sum * sum) + 2.0 * (product * product);
    }
}
