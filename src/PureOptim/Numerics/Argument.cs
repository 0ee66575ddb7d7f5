using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// Checks of numbers that come in from outside, for code that uses the library as for the library itself. Each gives the number back, or throws
/// an exception whose text names the argument, the rule and the value, the same in every culture.
/// </summary>
public static class Argument
{
    /// <summary>A number that is finite.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The name in the message: by default the caller's expression.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or NaN.</exception>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw OutOfRange(name, value, "finite");

    /// <summary>A number that is finite and above 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The name in the message: by default the caller's expression.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative, infinite or NaN.</exception>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and above 0");

    /// <summary>A number that is finite and at least 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The name in the message: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    public static double NonNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and at least 0");

    /// <summary>A whole number with a lower bound.</summary>
    /// <param name="value">The number.</param>
    /// <param name="least">The smallest that is allowed.</param>
    /// <param name="name">The name in the message: by default the caller's expression.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below <paramref name="least"/>.</exception>
    public static TInteger AtLeast<TInteger>(TInteger value, TInteger least, [CallerArgumentExpression(nameof(value))] string name = "")
        where TInteger : IBinaryInteger<TInteger> =>
        value >= least ? value : throw OutOfRange(name, value, Invariant($"at least {least}"));

    /// <summary>A choice that is one of its type's.</summary>
    /// <param name="value">The choice.</param>
    /// <param name="name">The name in the message: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type has no such choice; the message lists those it has.</exception>
    public static TChoice Defined<TChoice>(TChoice value, [CallerMemberName] string name = "")
        where TChoice : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OutOfRange(name, value, $"one of {string.Join(", ", Enum.GetNames<TChoice>())}");

    /// <summary>The exception for a value that breaks a rule: <c>{name} must be {rule}.</c> The value in it is a text, which no culture changes.</summary>
    internal static ArgumentOutOfRangeException OutOfRange<TValue>(string name, TValue value, string rule) =>
        new(name, Invariant($"{value}"), $"{name} must be {rule}.");
}
