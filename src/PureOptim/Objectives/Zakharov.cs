using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Zakharov's function: a plate that bends up ever more steeply, with one minimum.
/// <code>Σ x_i² + s² + s⁴        s = Σ i x_i / 2,  i from 1</code>
/// </summary>
public sealed record Zakharov : Objective
{
    /// <summary>The function with a number of coordinates.</summary>
    /// <param name="dimension">The number of coordinates, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public Zakharov(int dimension = 2)
    {
        Argument.AtLeast(dimension, 1);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public override string Source =>
        "M. Jamil and X.-S. Yang, A Literature Survey of Benchmark Functions for Global Optimization Problems, 2013, function 173";

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override Parameters<double> Start => Parameters<double>.Filled(Layout.Vector(Dimension), 4);

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [Minimum.AtOrigin(Dimension)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-5, 10, -5, 10);

    /// <inheritdoc/>
    public override Objective WithDimension(int dimension) => new Zakharov(dimension);

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R squares = 0.0;
        R weighted = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            squares += x[i] * x[i];
            weighted += 0.5 * (i + 1) * x[i];
        }

        var square = weighted * weighted;
        return squares + square + square * square;
    }
}
