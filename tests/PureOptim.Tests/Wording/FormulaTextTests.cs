using PureOptim.Numerics;
using PureOptim.Runs.Wording;

namespace PureOptim.Tests.Wording;

public sealed class FormulaTextTests
{
    public static TheoryData<Objective, string> Formulas => new()
    {
        { Objective.Valley, "x²/20 + y²" },
        { Objective.DoubledRotatedEllipse, "0.1 (x + y)² + 2 (x - y)²" },
        { Objective.ProductEllipse, "0.1 (x + y)² + 2 (xy)²" },
        { Objective.Booth, "(x + 2y - 7)² + (2x + y - 5)²" },
        { Objective.Himmelblau, "(x² + y - 11)² + (x + y² - 7)²" },
        { Objective.Matyas, "0.26 (x² + y²) - 0.48 xy" },
        { Objective.Rosenbrock, "100 (y - x²)² + (1 - x)²" },
        { Objective.Beale, "(1.5 - x + xy)² + (2.25 - x + xy y)² + (2.625 - x + xy y y)²" },
        { Objective.DiagonalQuadratic, "1x² + 10 y²" },
        { Objective.Rastrigin, "x² + 10 (1 - cos(2π x)) + y² + 10 (1 - cos(2π y))" },
        { Objective.RotatedQuadratic, "0.1 (0.8660254037844387 x + 0.49999999999999994 y)² + 2 (0.8660254037844387 y - 0.49999999999999994 x)²" },
        { Objective.StyblinskiTang, "((x²)² - 16 x² + 5x + (y²)² - 16 y² + 5y)/2" },
        { Objective.Zakharov, "x² + y² + (0.5 x + 1y)² + ((0.5 x + 1y)²)²" },
        { new DiagonalQuadratic([1e-7, -2]), "1e-7 x² + (-2) y²" },
        { Objective.Of("f", 2, (x, y) => -x * (Symbol.Exp(y) + -y) / 2 / (x * x)), "(-x) (exp(y) + (-y))/2/(x²)" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void An_objective_prints_itself_as_people_write_it(Objective objective, string formula) => Assert.Equal(formula, FormulaText.Of(objective, longest: 150));

    [Fact]
    public void What_is_too_long_to_read_has_its_name() => Assert.Equal("logisticRegression", FormulaText.Of(Objective.LogisticRegression, longest: 50));
}
