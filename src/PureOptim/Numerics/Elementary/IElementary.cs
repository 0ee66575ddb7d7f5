namespace PureOptim.Numerics;

/// <summary>
/// A number system with the elementary functions that objectives and networks need. The binary systems take them from
/// <see cref="ElementaryFunctions"/>, so that every machine computes the same bits.
/// </summary>
/// <typeparam name="R">The number system itself.</typeparam>
public interface IElementary<R> : IReal<R>
    where R : struct, IElementary<R>
{
    /// <summary>The number of this system nearest to <paramref name="value"/> (ties to even).</summary>
    /// <remarks>
    /// Declared again because C# does not look for an implicit conversion to R in the interfaces behind a constraint. A cast would find both
    /// declarations: write <c>R two = 2.0;</c>, not <c>(R)2.0</c>.
    /// </remarks>
    static abstract implicit operator R(double value);

    /// <summary>The natural logarithm; NaN below zero, minus infinity at zero.</summary>
    static abstract R Log(R value);

    /// <summary>The sine of an angle in radians.</summary>
    static abstract R Sin(R value);

    /// <summary>The cosine of an angle in radians.</summary>
    static abstract R Cos(R value);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract R Tanh(R value);

    /// <summary>The integer power x^n; 1 for n = 0, whatever x is.</summary>
    static abstract R Power(R value, int exponent);
}
