using System.Text;
using PureOptim.Numerics;

namespace PureOptim.Formulas;

/// <summary>
/// A function to minimise that a user typed: <c>new FormulaObjective("x^2/20 + y^2")</c>. It is evaluated in every number system as it is written, from the
/// left to the right, so that its bits are those of the same formula in C#.
/// </summary>
/// <remarks>
/// <para>
/// A formula has numbers, <c>+ - * / ^</c>, parentheses, the constants <c>pi</c> and <c>e</c>, and the functions of the number systems: <c>sqrt</c>, <c>cbrt</c>,
/// <c>exp</c>, <c>log</c> (the natural one), <c>sin</c>, <c>cos</c>, <c>tanh</c>, <c>abs</c>, <c>atan2(y, x)</c>, <c>max(a, b)</c>, <c>min(a, b)</c>, and <c>ifLess(a, b, then, otherwise)</c>.
/// A product has its sign: <c>2*x</c>.
/// </para>
/// <para>
/// Its coordinates are <c>x</c>, <c>y</c>, <c>z</c>, or <c>x1</c>, <c>x2</c> and so on up to <c>x100</c>. It has as many as the last one says: <c>y^2</c> has two.
/// </para>
/// <para>
/// <c>x^2</c> is the product x * x. Any other exponent that is a whole number as it stands, as in <c>x^3</c> and <c>x^-1</c>, gives the power of <see cref="IElementary{R}.Power(R, int)"/>;
/// every other, as in <c>x^0.5</c> and <c>x^y</c>, that of <see cref="IReal{R}.Power"/>, which is NaN where x is negative.
/// </para>
/// </remarks>
public sealed record FormulaObjective : Objective
{
    /// <summary>The most characters of a formula.</summary>
    public const int MaximumLength = 1000;

    /// <summary>The most coordinates of a formula.</summary>
    public const int MaximumDimension = 100;

    private readonly FunctionObjective _function;

    /// <summary>The function that a text says.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="start">A usual place to start from; 1 in every coordinate where none is given.</param>
    /// <exception cref="ArgumentException">The text is no formula, and the message names the place and the fault; or the start has another number of coordinates.</exception>
    public FormulaObjective(string text, Parameters<double>? start = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (formula, fault) = ParsedFormula.Of(text);
        if (formula is null) throw new ArgumentException($"The formula has a fault in {fault}.", nameof(text));
        Text = text;
        _function = Of("formula", formula.Dimension, point => formula.Term.Over(point.ToArray()), start);
    }

    /// <summary>The formula as it was typed.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string Name => _function.Name;

    /// <inheritdoc/>
    public override string Source => "a formula of the user's";

    /// <inheritdoc/>
    public override int Dimension => _function.Dimension;

    /// <inheritdoc/>
    public override Parameters<double> Start => _function.Start;

    /// <summary>A square around the start, twice as far to each side as the start's largest coordinate, or 1 if that is less: the origin is in it.</summary>
    public override PictureWindow Window
    {
        get
        {
            var (x, y) = (Start[0], Dimension > 1 ? Start[1] : 0);
            var side = 2 * double.Max(1, double.Max(double.Abs(x), double.Abs(y)));
            return new(x - side, x + side, y - side, y + side);
        }
    }

    /// <summary>The first fault of a text; null where it is a formula.</summary>
    public static FormulaFault? FaultOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ParsedFormula.Of(text).Fault;
    }

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x) => _function.Value(x);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Text = ").Append(Text).Append(", ");
        return base.PrintMembers(builder);
    }
}
