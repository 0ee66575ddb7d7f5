using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The function of Styblinski and Tang: along each coordinate a shallow minimum near 2.75 and the deep one near -2.9.
/// <code>Σ (x_i⁴ - 16 x_i² + 5 x_i) / 2</code>
/// </summary>
/// <remarks>The minimum is from Newton's method in 60 decimal digits, rounded.</remarks>
public sealed record StyblinskiTang : Objective
{
    /// <summary>The function with a number of coordinates.</summary>
    /// <param name="dimension">The number of coordinates, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public StyblinskiTang(int dimension = 2)
    {
        Argument.AtLeast(dimension, 1);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public override string Source =>
        "M. A. Styblinski and T.-S. Tang, Experiments in Nonconvex Optimization: Stochastic Approximation with Function "
        + "Smoothing and Simulated Annealing, Neural Networks 3, 1990";

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override Parameters<double> Start => Parameters<double>.Filled(Layout.Vector(Dimension), 0);

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [Minimum.At(Dimension, -2.903534027771177, -39.16616570377141 * Dimension)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-5, 5, -5, 5);

    /// <inheritdoc/>
    public override Objective WithDimension(int dimension) => new StyblinskiTang(dimension);

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R sum = 0.0;
        foreach (var coordinate in x)
        {
            var square = coordinate * coordinate;
            sum += square * square - 16.0 * square + 5.0 * coordinate;
        }

        return sum / 2.0;
    }
}
