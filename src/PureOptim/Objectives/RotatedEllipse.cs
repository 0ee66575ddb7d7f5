using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// The ellipse 0.1 x² + 2 y² turned by 45 degrees, with the same curvatures.
/// <code>0.05 (x + y)² + (x - y)²</code>
/// </summary>
/// <remarks>For other angles there is <see cref="RotatedQuadratic"/>; this form has no rounded cosines in it.</remarks>
public sealed record RotatedEllipse : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source =>
        "A. Zhang et al., Dive into Deep Learning, Cambridge University Press, 2023, chapter 12, with (x ± y)/√2 put into its function";

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
        return 0.05 * (sum * sum) + difference * difference;
    }
}
