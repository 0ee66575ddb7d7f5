using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// Himmelblau's function: four minima, all of value 0.
/// <code>(x² + y - 11)² + (x + y² - 7)²</code>
/// </summary>
/// <remarks>The minima other than (3, 2) are from Newton's method in 60 decimal digits.</remarks>
public sealed record Himmelblau : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source => "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972";

    /// <inheritdoc/>
    public override Parameters<double> Start => [0.0, 0.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima =>
    [
        new([3.0, 2.0], 0),
        new([-2.805118086952745, 3.131312518250573], 0),
        new([-3.779310253377747, -3.2831859912861696], 0),
        new([3.5844283403304917, -1.8481265269644036], 0),
    ];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-5, 5, -5, 5);

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y)
    {
        var (first, second) = (x * x + y - 11.0, x + y * y - 7.0);
        return first * first + second * second;
    }
}
