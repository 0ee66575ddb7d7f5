using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A quadratic in the plane whose axes are turned.
/// <code>
/// a u² + b v²        u = cos φ x + sin φ y,  v = cos φ y - sin φ x
/// </code>
/// </summary>
/// <remarks>Turning changes neither curvature: they are 2a along the axis at the angle φ from the x axis, and 2b across.</remarks>
public sealed record RotatedQuadratic : PlanarObjective
{
    private readonly double _cosine;
    private readonly double _sine;

    /// <summary>A quadratic with the given coefficients and angle.</summary>
    /// <param name="a">The coefficient along the turned x axis, finite and above 0.</param>
    /// <param name="b">The coefficient along the turned y axis, finite and above 0.</param>
    /// <param name="degrees">φ, by how much the axes are turned counter-clockwise, finite. Multiples of 90 are exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is not above 0, or a number is not finite.</exception>
    public RotatedQuadratic(double a, double b, double degrees)
    {
        (A, B, Degrees) = (Argument.Positive(a), Argument.Positive(b), Argument.Finite(degrees));
        (_cosine, _sine) = CosineAndSine(degrees);
    }

    /// <summary>The coefficient along the turned x axis.</summary>
    public double A { get; }

    /// <summary>The coefficient along the turned y axis.</summary>
    public double B { get; }

    /// <summary>The angle φ in degrees.</summary>
    public double Degrees { get; }

    /// <inheritdoc/>
    public override string Source => "textbook";

    /// <inheritdoc/>
    public override Parameters<double> Start => [-5.0, -2.0];

    /// <inheritdoc/>
    public override ImmutableArray<Minimum> Minima => [Minimum.AtOrigin(2)];

    /// <inheritdoc/>
    public override PictureWindow Window => new(-6, 6, -6, 6);

    /// <summary>As in <c>RotatedQuadratic(1 u² + 10 v² at 45 degrees)</c>.</summary>
    public override string ToString() => Invariant($"RotatedQuadratic({A:R} u² + {B:R} v² at {Degrees:R} degrees)");

    /// <inheritdoc/>
    protected override R Evaluate<R>(R x, R y)
    {
        var (u, v) = (_cosine * x + _sine * y, _cosine * y - _sine * x);
        return A * (u * u) + B * (v * v);
    }

    /// <summary>Cosine and sine of an angle in degrees: the whole turns and quarter turns are taken off exactly.</summary>
    private static (double Cosine, double Sine) CosineAndSine(double degrees)
    {
        var turn = degrees % 360;
        if (turn < 0) turn += 360;
        Real64 radians = turn % 90 * (double.Pi / 180);
        var (cosine, sine) = (Real64.Cos(radians).Value, Real64.Sin(radians).Value);
        return (int)(turn / 90) switch
        {
            0 => (cosine, sine),
            1 => (-sine, cosine),
            2 => (-cosine, -sine),
            3 => (sine, -cosine),
            _ => (1, 0), // A tiny negative angle is rounded to a whole turn.
        };
    }
}
