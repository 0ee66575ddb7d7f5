namespace PureOptim.Numerics;

/// <summary>
/// A number system that an optimizer's rule can run on. A rule is written once against this interface and runs as a scalar (the
/// specification), as SIMD lanes (the speed), as dual numbers (derivatives) and as whatever else implements it.
/// </summary>
/// <remarks>
/// The interface is small on purpose. A member is added when a rule needs it, and then to every number system; a system that cannot have
/// it (an exact rational has no irrational square root) throws <see cref="NotSupportedException"/> with the reason. Functions that only
/// objectives need are in <see cref="IElementary{R}"/>.
/// </remarks>
/// <typeparam name="R">The number system itself.</typeparam>
public interface IReal<R>
    where R : struct, IReal<R>
{
    /// <summary>The number of this system nearest to <paramref name="value"/> (ties to even).</summary>
    static abstract implicit operator R(double value);

    /// <summary>The number of this system that a scalar of a step is: the nearest to its double, or where the scalar was computed in this system too, that.</summary>
    static abstract implicit operator R(Scalar value);

    /// <summary>The smallest positive double that this system does not round to 0.</summary>
    static virtual double SmallestPositive => double.Epsilon;

    /// <summary>The sum.</summary>
    static abstract R operator +(R left, R right);

    /// <summary>The difference.</summary>
    static abstract R operator -(R left, R right);

    /// <summary>The product. Never contracted with a following sum.</summary>
    static abstract R operator *(R left, R right);

    /// <summary>The quotient.</summary>
    static abstract R operator /(R left, R right);

    /// <summary>The negation: the sign bit turned, for zeros and NaN too.</summary>
    static abstract R operator -(R value);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract R Sqrt(R value);

    /// <summary>The cube root, of a negative number too.</summary>
    static abstract R Cbrt(R value);

    /// <summary>The exponential e^x.</summary>
    static abstract R Exp(R value);

    /// <summary>The power x^y of a number that is not negative; 1 for y = 0, whatever x is.</summary>
    static abstract R Power(R value, R exponent);

    /// <summary>The angle in radians, from -π to π, of the point (x, y): the arctangent of y/x where x is positive, and 0 for the point (0, 0).</summary>
    static abstract R Atan2(R y, R x);

    /// <summary>The absolute value.</summary>
    static abstract R Abs(R value);

    /// <summary>The larger of two numbers; NaN if either is NaN; +0 is larger than -0.</summary>
    static abstract R Max(R left, R right);

    /// <summary>The smaller of two numbers; NaN if either is NaN; -0 is smaller than +0.</summary>
    static abstract R Min(R left, R right);

    /// <summary>
    /// <paramref name="then"/> where <paramref name="left"/> is less than <paramref name="right"/>, else <paramref name="otherwise"/>
    /// (also where either is NaN).
    /// </summary>
    static abstract R IfLess(R left, R right, R then, R otherwise);
}
