using System.Collections.Immutable;

namespace PureOptim;

/// <summary>
/// Booth's function: a quadratic with a valley along x = -y, nine times as steep across as along.
/// <code>(x + 2y - 7)² + (2x + y - 5)²</code>
/// </summary>
public sealed record Booth : PlanarObjective
{
    /// <inheritdoc/>
    public override string Source =>
        "A. D. Booth, An Application of the Method of Steepest Descents to the Solution of Systems of Non-linear Simultaneous "
        + "Equations, Quarterly Journal of Mechanics and Applied Mathematics 2, 1949";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-5.0, -5.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [new([1.0, 3.0], 0)];

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y)
    {
        var (first, second) = (x + 2.0 * y - 7.0, 2.0 * x + y - 5.0);
        return first * first + second * second;
    }
}
