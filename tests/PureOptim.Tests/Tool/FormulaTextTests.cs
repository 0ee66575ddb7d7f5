using PureOptim.Experiments.Output;

namespace PureOptim.Tests.Tool;

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
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void An_objective_prints_itself_as_people_write_it(Objective objective, string formula) => Assert.Equal(formula, FormulaText.Of(objective, longest: 50));

    [Fact]
    public void What_is_too_long_to_read_has_its_name() => Assert.Equal("logisticRegression", FormulaText.Of(Objective.LogisticRegression, longest: 50));
}
