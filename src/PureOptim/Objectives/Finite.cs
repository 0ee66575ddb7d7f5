using System.Runtime.CompilerServices;

namespace PureOptim.Objectives;

/// <summary>The check of a number that an objective is made from.</summary>
internal static class Finite
{
    /// <summary>The number itself, if it is finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    internal static double Check(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");
}
