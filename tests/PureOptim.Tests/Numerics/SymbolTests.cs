using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The text of expressions, and their simplification. They should look as the field writes them.</summary>
public sealed class SymbolTests
{
    private static readonly Symbol _x = Symbol.Named("x"), _y = Symbol.Named("y"), _beta = Symbol.Named("β", @"\beta");

    public static TheoryData<string> Names => [.. _expressions.Keys];

    private static readonly Dictionary<string, (Symbol Value, string Text, string Latex)> _expressions = new(StringComparer.Ordinal)
    {
        ["name"] = (_beta, "β", @"\beta"),
        ["number"] = (0.1, "0.1", "0.1"),
        ["sum of three"] = (_x + _y + _beta, "x + y + β", @"x + y + \beta"),
        ["sum of a difference"] = (_x - _y + _beta, "x - y + β", @"x - y + \beta"),
        ["difference of a sum"] = (_x - (_y + _beta), "x - (y + β)", @"x - \left(y + \beta\right)"),
        ["difference of a difference"] = (_x - (_y - _beta), "x - (y - β)", @"x - \left(y - \beta\right)"),
        ["sum on the right"] = (_x + (_y + _beta), "x + y + β", @"x + y + \beta"),
        ["product of a sum"] = ((_x + _y) * _beta, "(x + y) β", @"\left(x + y\right) \beta"),
        ["product of a product"] = (_x * (_y * _beta), "x (y β)", @"x \left(y \beta\right)"),
        ["square"] = (_x * _x, "x²", "x^2"),
        ["square behind a factor"] = (_y * _x * _x, "y x²", "y x^2"),
        ["quotient"] = (_x / _y, "x / y", @"\frac{x}{y}"),
        ["quotient of sums"] = ((_x + _y) / (_x - _y), "(x + y) / (x - y)", @"\frac{x + y}{x - y}"),
        ["quotient of products"] = (_x * _y / (_y * _beta), "x y / (y β)", @"\frac{x y}{y \beta}"),
        ["product of a negative number"] = (-2.0 * _x, "(-2) x", @"\left(-2\right) x"),
        ["sum with a negative number"] = (_x + -2.0, "x + -2", "x + -2"),
        ["negation"] = (-_x, "-x", "-x"),
        ["negation of a product"] = (-(_x * _y), "-x y", "-x y"),
        ["negation of a sum"] = (-(_x + _y), "-(x + y)", @"-\left(x + y\right)"),
        ["root"] = (Symbol.Sqrt(_x), "√x", @"\sqrt{x}"),
        ["cube root"] = (Symbol.Cbrt(_x), "∛x", @"\sqrt[3]{x}"),
        ["angle"] = (Symbol.Atan2(_x, _y + _beta), "atan2(x, y + β)", @"\operatorname{atan2}(x, y + \beta)"),
        ["root of a sum"] = (Symbol.Sqrt(_x + _y), "√(x + y)", @"\sqrt{x + y}"),
        ["absolute value"] = (Symbol.Abs(_x + _y), "|x + y|", @"\left|x + y\right|"),
        ["larger"] = (Symbol.Max(_x, _y + _beta), "max(x, y + β)", @"\max(x, y + \beta)"),
        ["smaller"] = (Symbol.Min(_x, _y + _beta), "min(x, y + β)", @"\min(x, y + \beta)"),
        ["choice"] = (
            Symbol.IfLess(_x, _y, _x + _y, _beta), "(x < y ? x + y : β)", @"\begin{cases} x + y & x < y \\ \beta & \text{otherwise} \end{cases}"),
        ["functions"] = (
            Symbol.Exp(_x) + Symbol.Log(_x) + Symbol.Sin(_x) + Symbol.Cos(_x) + Symbol.Tanh(_x), "exp(x) + log(x) + sin(x) + cos(x) + tanh(x)",
            @"\exp(x) + \log(x) + \sin(x) + \cos(x) + \tanh(x)"),
        ["whole power"] = (Symbol.Power(_x, 3) + Symbol.Power(_y, 1) + Symbol.Power(_y, 0), "x^3 + y + 1", "x^{3} + y + 1"),
        ["zero added"] = (_x + 0.0, "x", "x"),
        ["added to zero"] = (0.0 + _x, "x", "x"),
        ["zero subtracted"] = (_x - 0.0, "x", "x"),
        ["subtracted from zero"] = (0.0 - _x, "-x", "-x"),
        ["zero times"] = (0.0 * _x, "0", "0"),
        ["times zero"] = (_x * 0.0, "0", "0"),
        ["once"] = (1.0 * _x, "x", "x"),
        ["times one"] = (_x * 1.0, "x", "x"),
        ["over one"] = (_x / 1.0, "x", "x"),
        ["one over"] = (1.0 / _x, "1 / x", @"\frac{1}{x}"),
        ["zero over"] = (0.0 / _x, "0 / x", @"\frac{0}{x}"),
        ["zero of nobody"] = (default(Symbol) + _x, "x", "x"),
    };

    [Theory, MemberData(nameof(Names))]
    public void An_expression_is_written_as_the_field_writes_it(string name)
    {
        var (symbol, text, latex) = _expressions[name];
        Assert.Equal((text, text), (new SymbolPrinter(SymbolNotation.Text, []).Print(symbol), $"{symbol}"));
        Assert.Equal(latex, new SymbolPrinter(SymbolNotation.Latex, []).Print(symbol));
    }

    [Fact]
    public void What_is_known_appears_by_its_name_but_for_itself()
    {
        var sum = _x + _y;
        var printer = new SymbolPrinter(SymbolNotation.Text, [(sum, Symbol.Named("s'"))]);
        Assert.Equal("x + y", printer.Print(sum));
        Assert.Equal("s'²", printer.Print(sum * sum));
        Assert.Equal("x + y - s'", printer.Print((_x + _y) - sum));
    }

    [Fact]
    public void Equality_is_of_the_computation_that_made_both()
    {
        var sum = _x + _y;
        var (same, other) = (sum, _x + _y);
        Assert.True(sum == same && !(sum != same) && sum.Equals((object)same));
        Assert.True(sum != other && !(sum == other) && !sum.Equals((object)other) && !sum.Equals("x + y"));
        Assert.Equal(sum.GetHashCode(), same.GetHashCode());
    }
}
