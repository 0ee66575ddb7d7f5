using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>
/// The unit of a number, as exponents of the units of parameters and of gradients: a number system without numbers. Adding what has different units, or taking
/// the exponential of what has one, is a fault, which everything computed from it keeps.
/// </summary>
internal readonly record struct Measure
{
    private Measure(double parameter, double gradient, bool isAny, bool isScaledExactly, string? fault) =>
        (Parameter, Gradient, IsAny, IsScaledExactly, Fault) = (parameter, gradient, isAny, isScaledExactly, fault);

    /// <summary>That of 0, which has every unit.</summary>
    internal static Measure Any { get; } = new(0, 0, isAny: true, isScaledExactly: true, fault: null);

    /// <summary>That of a plain number.</summary>
    internal static Measure None { get; } = new(0, 0, isAny: false, isScaledExactly: true, fault: null);

    /// <summary>The exponent of the parameters' unit.</summary>
    internal double Parameter { get; }

    /// <summary>The exponent of the gradients' unit.</summary>
    internal double Gradient { get; }

    /// <summary>Whether it is 0, as far as is known.</summary>
    internal bool IsAny { get; }

    /// <summary>
    /// Whether a unit that is larger by a power of two, of which the roots that were taken are powers of two too, makes the number larger by exactly that, bit for bit, where nothing overflows or underflows:
    /// what multiplies, divides, adds, compares and takes square roots does, and what takes other powers of a number with a unit does not.
    /// </summary>
    internal bool IsScaledExactly { get; }

    /// <summary>The first thing that was wrong; null where nothing was.</summary>
    internal string? Fault { get; init; }

    private bool IsPlain => IsAny || (Parameter == 0 && Gradient == 0);

    /// <summary>That of a unit.</summary>
    internal static Measure Of(HyperparameterUnit unit) => new(unit.Parameter, unit.Gradient, isAny: false, isScaledExactly: true, fault: null);

    public static Measure operator *(Measure left, Measure right) => left.IsAny || right.IsAny
        ? Any.With(left, right)
        : new Measure(left.Parameter + right.Parameter, left.Gradient + right.Gradient, isAny: false, isScaledExactly: true, fault: null).With(left, right);

    public static Measure operator /(Measure left, Measure right) => left.IsAny
        ? Any.With(left, right)
        : new Measure(left.Parameter - right.Parameter, left.Gradient - right.Gradient, isAny: false, isScaledExactly: true, fault: null).With(left, right);

    /// <summary>That of a sum, a difference, a maximum, a minimum, or one of two that are chosen from.</summary>
    internal static Measure Same(Measure left, Measure right, string what)
    {
        var result = (left.IsAny ? right : left).With(left, right);
        return left.IsAny || right.IsAny || (left.Parameter == right.Parameter && left.Gradient == right.Gradient)
            ? result
            : result with { Fault = result.Fault ?? $"{what} of {left} and {right}" };
    }

    /// <summary>That of a power with a known exponent.</summary>
    internal Measure ToThe(double exponent) => IsAny ? this : new(Parameter * exponent, Gradient * exponent, isAny: false, IsScaledExactly && (IsPlain || exponent == 0.5 || double.IsInteger(exponent)), Fault);

    /// <summary>That of a function of plain numbers.</summary>
    internal Measure Plain(string function) => IsPlain ? None.With(this, this) : None.With(this, this) with { Fault = Fault ?? $"{function} of {this}" };

    /// <summary>The same after a function that scaling by a power of two does not go through.</summary>
    internal Measure Inexact() => new(Parameter, Gradient, IsAny, IsPlain && IsScaledExactly, Fault);

    /// <summary>The fault of others, if there is one, and whether they are scaled exactly.</summary>
    private Measure With(Measure one, Measure other) => new(Parameter, Gradient, IsAny, one.IsScaledExactly && other.IsScaledExactly, one.Fault ?? other.Fault);

    /// <summary>As in <c>θ g^-1</c>; <c>1</c> for a plain number.</summary>
    public override string ToString() => IsAny ? "0" : $"{new HyperparameterUnit(Parameter, Gradient)}";
}
