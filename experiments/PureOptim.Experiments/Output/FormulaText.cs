using PureOptim.Experiments.Descriptions;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Output;

/// <summary>
/// A number system whose numbers are formulas as people write them: an objective that is evaluated on it prints itself, <c>x²/20 + y²</c>.
/// </summary>
/// <param name="Text">The formula.</param>
/// <param name="Binding">How tightly its outermost operation binds: 0 sums, 1 products, 2 powers and whatever needs no parentheses.</param>
internal readonly record struct FormulaText(string Text, int Binding) : IElementary<FormulaText>
{
    private const int Sum = 0, Product = 1, Atom = 2;
    private const string Zero = "0";

    /// <summary>The formula of an objective of two variables; its name where the formula is longer than there is room.</summary>
    internal static string Of(Objective objective, int longest)
    {
        var formula = objective.Value([new FormulaText("x", Atom), new FormulaText("y", Atom)]).Text;
        return formula.Length <= longest ? formula : objective.Name;
    }

    public static implicit operator FormulaText(double value) => new(NumberText.Shortest(value), value < 0 ? Sum : Atom);

    public static implicit operator FormulaText(Scalar value) => value.Value;

    public static FormulaText operator +(FormulaText left, FormulaText right) =>
        left.Text == Zero ? right : new($"{left.Text} + {right.Within(Sum + (right.Text.StartsWith('-') ? 1 : 0))}", Sum);

    public static FormulaText operator -(FormulaText left, FormulaText right) => new($"{left.Text} - {right.Within(Product)}", Sum);

    public static FormulaText operator *(FormulaText left, FormulaText right) => left == right
        ? new($"{left.Within(Atom)}²", Product)
        : new($"{left.Within(Product)}{(left.Text.Length == 1 && char.IsLetter(right.Within(Product)[0]) ? "" : " ")}{right.Within(Product)}", Product);

    public static FormulaText operator /(FormulaText left, FormulaText right) => new($"{left.Within(Product)}/{right.Within(Atom)}", Product);

    public static FormulaText operator -(FormulaText value) => new($"-{value.Within(Product)}", Sum);

    public static FormulaText Sqrt(FormulaText value) => Call("√", value);

    public static FormulaText Abs(FormulaText value) => new($"|{value.Text}|", Atom);

    public static FormulaText Max(FormulaText left, FormulaText right) => Call("max", left, right);

    public static FormulaText Min(FormulaText left, FormulaText right) => Call("min", left, right);

    public static FormulaText IfLess(FormulaText left, FormulaText right, FormulaText then, FormulaText otherwise) =>
        new($"({then.Text} if {left.Text} < {right.Text} else {otherwise.Text})", Atom);

    public static FormulaText Exp(FormulaText value) => Call("exp", value);

    public static FormulaText Log(FormulaText value) => Call("log", value);

    public static FormulaText Sin(FormulaText value) => Call("sin", value);

    public static FormulaText Cos(FormulaText value) => Call("cos", value);

    public static FormulaText Tanh(FormulaText value) => Call("tanh", value);

    public static FormulaText Power(FormulaText value, int exponent) => new($"{value.Within(Atom)}^{exponent}", Product);

    private static FormulaText Call(string function, params ReadOnlySpan<FormulaText> arguments) =>
        new($"{function}({string.Join(", ", arguments.ToArray().Select(argument => argument.Text))})", Atom);

    /// <summary>The formula as a part of one that binds so tightly.</summary>
    private string Within(int binding) => Binding < binding || (binding == Atom && Binding == Product) ? $"({Text})" : Text;
}
