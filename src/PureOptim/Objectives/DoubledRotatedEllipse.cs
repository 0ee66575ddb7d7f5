using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// The rotated ellipse of "Dive into Deep Learning".
/// <code>0.1 (x + y)² + 2 (x - y)²</code>
/// </summary>
/// <remarks>
/// It is more than a rotation of 0.1 x² + 2 y² by 45 degrees: it also doubles both curvatures. <see cref="RotatedEllipse"/> only rotates.
/// </remarks>
public sealed record DoubledRotatedEllipse : PlanarObjective
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
    protected override R Evaluate<R>(R x, R y)
    {
        var (sum, difference) = (x + y, x - y);
        return 0.1 * (sum * sum) + 2.0 * (difference * difference);
    }
}
