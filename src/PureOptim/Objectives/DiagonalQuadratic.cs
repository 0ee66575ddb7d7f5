using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A quadratic along the axes.
/// <code>Σ c_i x_i²</code>
/// </summary>
/// <remarks>The curvature along axis i is 2 c_i, so gradient descent converges for rates below 1/c for the largest c.</remarks>
public sealed record DiagonalQuadratic : Objective
{
    /// <summary>A quadratic with the given coefficients.</summary>
    /// <param name="coefficients">c, one for each coordinate; finite.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public DiagonalQuadratic(Parameters<double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        if (coefficients.Length == 0) throw new ArgumentException("A quadratic has at least one coefficient.", nameof(coefficients));
        foreach (var coefficient in coefficients) Argument.Finite(coefficient, nameof(coefficients));
        Coefficients = coefficients;
        Start = Parameters<double>.Filled(Layout.Vector(coefficients.Length), 1);
    }

    /// <summary>c, one for each coordinate.</summary>
    public Parameters<double> Coefficients { get; }

    /// <inheritdoc/>
    public override string Source { get; } = "textbook";

    /// <inheritdoc/>
    public override int Dimension => Coefficients.Length;

    /// <inheritdoc/>
    public override Parameters<double> Start { get; }

    /// <summary>The origin, where no coefficient is negative or zero; otherwise there is no single minimum.</summary>
    public override ImmutableArray<Minimum> Minima =>
        Coefficients.Values.ContainsAnyExceptInRange(double.Epsilon, double.MaxValue) ? [] : [Minimum.AtOrigin(Dimension)];

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R sum = Coefficients[0] * (x[0] * x[0]);
        for (var i = 1; i < x.Length; i++) sum += Coefficients[i] * (x[i] * x[i]);
        return sum;
    }
}
