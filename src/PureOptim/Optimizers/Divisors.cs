using PureOptim.Core;

namespace PureOptim;

/// <summary>Vectors that nothing is lost by dividing by.</summary>
internal static class Divisors
{
    /// <summary>Numbers that are not negative, with 1 for 0: where what is divided is 0 too, 0/1 stands for 0/0.</summary>
    internal static Vector Of(Vector divisors) => Vector.IfLess(Vector.Min(divisors, 0), divisors, divisors, divisors + 1);

    /// <summary>1, -1 or 0, as an element is; NaN of NaN.</summary>
    internal static Vector SignOf(Vector vector)
    {
        var magnitudes = Vector.Abs(vector);
        return Vector.IfLess(Vector.Min(magnitudes, 0), magnitudes, Vector.IfLess(vector, Vector.Min(magnitudes, 0), 0 * magnitudes - 1, 0 * magnitudes + 1), vector);
    }
}
