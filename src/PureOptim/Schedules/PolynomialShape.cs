namespace PureOptim;

/// <summary>The two shapes of a polynomial schedule: both are lines where the power is 1.</summary>
public enum PolynomialShape
{
    /// <summary>The distance from the end is a power of the time that is left: with a power above 1 it is slow at the end.</summary>
    PowerOfRest,

    /// <summary>The distance from the start is a power of the time that has passed: with a power below 1 it is fast at the start.</summary>
    PowerOfElapsed,
}
