using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Rastrigin's function: a bowl with a local minimum near every point with integer coordinates.
/// <code>Σ x_i² + 10 (1 - cos 2π x_i)</code>
/// </summary>
public sealed record Rastrigin : Objective
{
    /// <summary>The function with a number of coordinates.</summary>
    /// <param name="dimension">The number of coordinates, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public Rastrigin(int dimension = 2)
    {
        Argument.AtLeast(dimension, 1);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public override string Source =>
        "L. A. Rastrigin, Systems of Extremal Control, Nauka, 1974, in the form of H. Mühlenbein, M. Schomisch and J. Born, "
        + "The Parallel Genetic Algorithm as Function Optimizer, Parallel Computing 17, 1991";

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override Parameters<double> Start => Parameters<double>.Filled(Layout.Vector(Dimension), 3.4);

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [Minimum.AtOrigin(Dimension)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-5.12, 5.12, -5.12, 5.12);

    /// <inheritdoc/>
    public override Objective WithDimension(int dimension) => new Rastrigin(dimension);

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R sum = 0.0;
        foreach (var coordinate in x) sum += coordinate * coordinate + 10.0 * (1.0 - R.Cos(2 * double.Pi * coordinate));
        return sum;
    }
}
