namespace PureOptim.Numerics;

/// <summary>Elementary functions with the same bits on every machine.</summary>
public static class ElementaryFunctions
{
    /// <summary>The integer power x^n by squaring, from the lowest binary digit of n to the highest.</summary>
    public static double Power(double value, long exponent)
    {
        var (result, square) = (1.0, value);
        for (var rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1) result *= square;
            square *= square;
        }

        return result;
    }
}
