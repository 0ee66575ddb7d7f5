using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// An ellipse along the axes, 20 times as steep in y as in x.
/// <code>0.1 x² + 2 y²</code>
/// </summary>
/// <remarks>Gradient descent diverges for rates above 0.5, the inverse of the larger coefficient.</remarks>
public sealed record Ellipse : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source => "A. Zhang et al., Dive into Deep Learning, Cambridge University Press, 2023, chapter 12";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-5.0, -2.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([0.0, 0.0], 0)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-6, 6, -6, 6);

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y) => 0.1 * (x * x) + 2.0 * (y * y);
}
