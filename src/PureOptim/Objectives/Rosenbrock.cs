using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Rosenbrock's function: a curved valley with a flat floor.
/// <code>Σ 100 (x_{i+1} - x_i²)² + (1 - x_i)²</code>
/// </summary>
/// <remarks>
/// In 4 to 30 dimensions there is also a local minimum, near (-1, 1, ..., 1): Y.-W. Shang and Y.-H. Qiu, A Note on the Extended
/// Rosenbrock Function, Evolutionary Computation 14, 2006.
/// </remarks>
public sealed record Rosenbrock : Objective
{
    /// <summary>The function with a number of coordinates.</summary>
    /// <param name="dimension">The number of coordinates, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 2.</exception>
    public Rosenbrock(int dimension = 2)
    {
        Argument.AtLeast(dimension, 2);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public override string Source =>
        "H. H. Rosenbrock, An Automatic Method for Finding the Greatest or Least Value of a Function, The Computer Journal 3, 1960";

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override Parameters<double> Start => Parameters<double>.Create(Layout.Vector(Dimension), FillStart);

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [Minimum.At(Dimension, 1, 0)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-2, 2, -1, 3);

    /// <inheritdoc/>
    public override Objective WithDimension(int dimension) => new Rosenbrock(dimension);

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var (across, along) = (x[i + 1] - x[i] * x[i], 1.0 - x[i]);
            sum += 100.0 * (across * across) + along * along;
        }

        return sum;
    }

    /// <summary>Rosenbrock's (-1.2, 1), repeated for more coordinates.</summary>
    private static void FillStart(Span<double> start)
    {
        for (var i = 0; i < start.Length; i++) start[i] = i % 2 == 0 ? -1.2 : 1;
    }
}
