using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Article.Studies;

/// <summary>
/// A function of the plane as one of 2 x 2 matrices: of the components of a matrix along two pairs of directions that are no axes, and half the squares of the
/// other two components.
/// <code>f(W) = g(a, b) + (c² + d²)/2        [a c; d b] = UᵀWV</code>
/// </summary>
/// <param name="Plane">g, a function of two coordinates.</param>
internal sealed record MatrixPlane(Objective Plane) : Objective
{
    // Turns by 30 and by -45 degrees.
    private const double Cosine = 0.8660254037844387, Sine = 0.5, Half = 0.7071067811865476;

    // Outside the plane the way begins this far away, so that no step stays in it by chance.
    private const double Beside = 1;

    /// <inheritdoc/>
    public override string Name => $"{Plane.Name} of matrices";

    /// <inheritdoc/>
    public override string Source => Plane.Source;

    /// <inheritdoc/>
    public override int Dimension => 4;

    /// <summary>The start of the plane, and 1 along both other components.</summary>
    public override Parameters<double> Start => Parameters<double>.Of(Layout.Of(("W", [2, 2])), Matrix(Plane.Start[0], Plane.Start[1], Beside, Beside));

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima =>
        [.. Plane.Minima.Select(minimum => new Minimum(Parameters<double>.Of(Layout.Of(("W", [2, 2])), Matrix(minimum.Point[0], minimum.Point[1], 0, 0)), minimum.Value))];

    /// <summary>The coordinates of a matrix in the plane.</summary>
    internal static (double A, double B) Place(ReadOnlySpan<double> matrix)
    {
        var (a, b, _, _) = Components<Real64>([matrix[0], matrix[1], matrix[2], matrix[3]]);
        return (a.Value, b.Value);
    }

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        var (a, b, c, d) = Components(x);
        return Plane.Value([a, b]) + 0.5 * (c * c + d * d);
    }

    /// <summary>UᵀWV, where the columns of U are (cos 30°, sin 30°) and (-sin 30°, cos 30°), and those of V (1, -1)/√2 and (1, 1)/√2.</summary>
    private static (R A, R B, R C, R D) Components<R>(ReadOnlySpan<R> w)
        where R : struct, IElementary<R>
    {
        var (top, left) = (Cosine * w[0] + Sine * w[2], Cosine * w[1] + Sine * w[3]);
        var (bottom, right) = (Cosine * w[2] - Sine * w[0], Cosine * w[3] - Sine * w[1]);
        return (Half * (top - left), Half * (bottom + right), Half * (top + left), Half * (bottom - right));
    }

    /// <summary>U [a c; d b] Vᵀ, row after row.</summary>
    private static double[] Matrix(double a, double b, double c, double d)
    {
        var (p, q, r, s) = (Half * (a + c), Half * (c - a), Half * (d + b), Half * (b - d));
        return [Cosine * p - Sine * r, Cosine * q - Sine * s, Sine * p + Cosine * r, Sine * q + Cosine * s];
    }
}
