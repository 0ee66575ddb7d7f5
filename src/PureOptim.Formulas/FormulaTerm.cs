using PureOptim.Numerics;

namespace PureOptim.Formulas;

/// <summary>A part of a formula.</summary>
/// <param name="Over">Its expression, given the coordinates.</param>
/// <param name="Number">Its value, where it is a number as it stands; null for any other.</param>
internal sealed record FormulaTerm(Func<Symbol[], Symbol> Over, double? Number = null)
{
    /// <summary>A number.</summary>
    internal static FormulaTerm Of(double number) => new(_ => number, number);

    /// <summary>The negated part.</summary>
    internal FormulaTerm Negated() => Number is { } number ? Of(-number) : new(point => -Over(point));

    /// <summary>Two parts with an operator between them.</summary>
    internal static FormulaTerm Join(FormulaToken sign, FormulaTerm left, FormulaTerm right) => new(sign switch
    {
        FormulaToken.Plus => point => left.Over(point) + right.Over(point),
        FormulaToken.Minus => point => left.Over(point) - right.Over(point),
        FormulaToken.Times => point => left.Over(point) * right.Over(point),
        _ => point => left.Over(point) / right.Over(point),
    });

    /// <summary>A power: x^2 is the product x * x, any other that of the number system.</summary>
    internal static FormulaTerm Power(FormulaTerm value, FormulaTerm exponent) =>
        new(point => exponent.Number == 2 ? Square(value.Over(point)) : Symbol.Power(value.Over(point), exponent.Over(point)));

    private static Symbol Square(Symbol value) => value * value;
}
