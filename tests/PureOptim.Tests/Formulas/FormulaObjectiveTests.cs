using PureOptim.Formulas;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Tests.Formulas;

/// <summary>Functions that are typed.</summary>
public sealed class FormulaObjectiveTests
{
    /// <summary>The formulas of the catalogue, typed in the order of their operations in C#.</summary>
    public static TheoryData<Objective, string> Twins => new()
    {
        { Objective.Valley, "x^2/20 + y^2" },
        { Objective.Valley, "x1*x1/20+x2*x2" },
        { Objective.Ellipse, "0.1*x^2 + 2*y^2" },
        { Objective.Booth, "(x + 2*y - 7)^2 + (2*x + y - 5)^2" },
        { Objective.Himmelblau, "(x^2 + y - 11)^2 + (x + y^2 - 7)^2" },
        { Objective.Rosenbrock, "0 + (100*(y - x^2)^2 + (1 - x)^2)" },
        { Objective.Rastrigin, "0 + (x^2 + 10*(1 - cos(2*pi*x))) + (y^2 + 10*(1 - cos(2*pi*y)))" },
    };

    [Theory, MemberData(nameof(Twins))]
    public void A_typed_formula_has_the_bits_of_the_same_formula_in_the_catalogue(Objective known, string text)
    {
        var typed = new FormulaObjective(text, known.Start);
        Assert.Equal(known.Dimension, typed.Dimension);
        Assert.Equal(new Adam().Scan(known, known.Start).Take(50), new Adam().Scan(typed, typed.Start).Take(50));
        foreach (double[] point in new double[][] { [0.3, -1.7], [1e200, 3e-310], [-0.0, double.PositiveInfinity], [double.NaN, 2] })
        {
            Parameters<double> at = Parameters<double>.Of(Layout.Vector(2), point);
            Assert.Equal(BitConverter.DoubleToInt64Bits(known.Loss(at)), BitConverter.DoubleToInt64Bits(typed.Loss(at)));
            Assert.Equal(known.Gradient(at), typed.Gradient(at));
        }
    }

    /// <summary>Values worked by hand at (x, y) = (4, -2).</summary>
    [Theory]
    [InlineData("-x^2 + y", -18)]
    [InlineData("x - y - 1", 5)]
    [InlineData("x / y / 2", -1)]
    [InlineData("--x + -y", 6)]
    [InlineData("x*-y", 8)]
    [InlineData("x^-1 + 0*y", 0.25)]
    [InlineData("y^3", -8)]
    [InlineData("y^0", 1)]
    [InlineData("x^1.5 + 0*y", 8)]
    [InlineData("x^-y", 16)]
    [InlineData("(x + y)*(x - y)", 12)]
    [InlineData("sqrt(x) + abs(y)", 4)]
    [InlineData("cbrt(x*y)", -2)]
    [InlineData("max(x, y) - min(x, y)", 6)]
    [InlineData("ifLess(x, y, 1, ifLess(y, x, 2, 3))", 2)]
    [InlineData("exp(y - y) + log(x/x) + sin(0) + cos(0) + tanh(0) + atan2(0, x)", 2)]
    [InlineData(" 1.5e1 + .5 + 2.*y ", 11.5)]
    [InlineData("e - e + pi/pi + y", -1)]
    public void Operators_and_functions_are_those_of_arithmetic(string text, double expected) =>
        Assert.Equal(expected, new FormulaObjective(text).Value<Real64>(4, -2).Value);

    [Theory]
    [InlineData("x^4", 1)]
    [InlineData("y", 2)]
    [InlineData("z + x", 3)]
    [InlineData("x2 + x7", 7)]
    public void The_last_coordinate_says_how_many_there_are(string text, int dimension)
    {
        var typed = new FormulaObjective(text);
        Assert.Equal(dimension, typed.Dimension);
        Assert.Equal(Parameters<double>.Filled(Layout.Vector(dimension), 1), typed.Start);
    }

    [Theory]
    [InlineData("", 1, "it has no coordinate")]
    [InlineData("3", 1, "it has no coordinate")]
    [InlineData("2x", 2, "an operator is missing before \"x\"")]
    [InlineData("x y", 3, "an operator is missing before \"y\"")]
    [InlineData("x +", 4, "the formula cannot end there; it needs a number")]
    [InlineData("(x", 3, "the formula cannot end there")]
    [InlineData("x + y)", 6, "this parenthesis has no beginning")]
    [InlineData("x, y", 2, "only the arguments of a function")]
    [InlineData("x^2 + * y", 7, "\"*\" is out of place; it needs a number")]
    [InlineData("x^2^3", 4, "a power of a power needs parentheses")]
    [InlineData("sin x", 5, "\"x\" is out of place; it needs `(` there")]
    [InlineData("sqrt(x, y)", 7, "\",\" is out of place; it needs `)` there")]
    [InlineData("max(x)", 6, "\")\" is out of place; it needs `,` there")]
    [InlineData("x^2 + sine(y)", 7, "\"sine\" is unknown; there are x, y, z")]
    [InlineData("X", 1, "\"X\" is unknown")]
    [InlineData("x0", 1, "\"x0\" is unknown")]
    [InlineData("x + x2", 5, "\"x2\" does not go with \"x\"")]
    [InlineData("x1 + x101", 6, "\"x101\" is beyond x100")]
    [InlineData("x + 1e999", 5, "1e999 is more than a double can hold")]
    [InlineData("x\n+ $", 5, "'$' has no meaning")]
    [InlineData("x \u2212 1", 3, "'\u2212' has no meaning")]
    public void A_fault_has_its_column(string text, int column, string message)
    {
        var fault = FormulaObjective.FaultOf(text)!;
        Assert.Equal(column, fault.Column);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The formula has a fault in {fault}.", Assert.Throws<ArgumentException>(() => new FormulaObjective(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_or_too_deep_is_refused_and_what_is_not_is_read()
    {
        Assert.Equal(1001, FormulaObjective.FaultOf(new string(' ', 1000) + "x")!.Column);
        Assert.Null(FormulaObjective.FaultOf("x" + string.Concat(Enumerable.Repeat("-x", 499))));
        Assert.Null(FormulaObjective.FaultOf(new string('-', 999) + "x"));
        Assert.Null(FormulaObjective.FaultOf(Nested(50)));
        Assert.Equal(51, FormulaObjective.FaultOf(Nested(51))!.Column);
        Assert.Equal("x", new FormulaObjective(Nested(50)).ToFormula());

        static string Nested(int depth) => new string('(', depth) + "x" + new string(')', depth);
    }

    [Fact]
    public void A_formula_is_a_value()
    {
        Assert.Equal(new FormulaObjective("x*x"), new FormulaObjective("x*x"));
        Assert.NotEqual(new FormulaObjective("x*x"), new FormulaObjective("x*x", [2]));
        Assert.NotEqual(new FormulaObjective("x*x"), new FormulaObjective("x*x*x"));
        Assert.Equal("FormulaObjective { Text = x*x, Dimension = 1 }", new FormulaObjective("x*x").ToString());
        Assert.Equal(new PictureWindow(-21, 7, -12, 16), new FormulaObjective("x^2/20 + y^2", [-7, 2]).Window);
        Assert.Equal(new PictureWindow(-1.75, 2.25, -2, 2), new FormulaObjective("x^2", [0.25]).Window);
        Assert.StartsWith("formula has 2 coordinates, the start has 1.", Assert.Throws<ArgumentException>(() => new FormulaObjective("y", [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_with_a_formula_has_the_numbers_of_the_valley()
    {
        string[] forms =
        [
            "\"valley\"", """{"formula": "x^2/20 + y^2"}""", """{"formula": {"text": "x^2/20 + y^2"}}""", """{"formula": {"text": "x^2/20 + y^2", "start": [-7, 2]}}""",
        ];
        var runs = forms.Select(Run).ToArray();
        Assert.All(runs, run => Assert.Equal(Digests(runs[0]), Digests(run)));
        Assert.Equal(runs[1].Description.Id, runs[2].Description.Id);
        Assert.NotEqual(runs[1].Description.Id, runs[3].Description.Id);
        Assert.All(runs, run => Assert.Equal(run.Description.Canonical, Description.Parse("canonical", run.Description.Canonical).Canonical));

        static RunResult Run(string objective) => Plan.For(
            Description.Parse("test", $$"""{"name": "x", "steps": 40, "problem": {"minimize": {"objective": {{objective}}, "start": [-7, 2]} }, "optimizers": [{"optimizer": "adam"}, {"optimizer": "nesterov"}]}"""),
            null, 1).Run(_ => { });
        static IEnumerable<string> Digests(RunResult run) => run.Traces.Select(trace => trace.Digest);
    }

    [Fact]
    public void A_description_whose_formula_has_a_fault_names_the_column()
    {
        var refusal = Assert.Throws<Runs.RunException>(() => Description.Parse(
            "mine.json", """{"name": "x", "problem": {"minimize": {"objective": {"formula": "x^2 + * y"}}}, "optimizers": [{"optimizer": "adam"}]}"""));
        Assert.StartsWith("""mine.json: problem.minimize.objective.formula.text is "x^2 + * y"; The formula has a fault in column 7: "*" is out of place""", refusal.Message, StringComparison.Ordinal);
    }
}
