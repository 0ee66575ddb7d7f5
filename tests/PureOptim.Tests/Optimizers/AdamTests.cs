using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    private static readonly string[] _products = ["b1' = b1 β1", "b2' = b2 β2", "η_t = η √(1 - b2') / (1 - b1')"];

    private static readonly string[] _productsLatex = [@"b_1' = b_1 \beta_1", @"b_2' = b_2 \beta_2", @"\eta_t = \frac{\eta \sqrt{1 - b_2'}}{1 - b_1'}"];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Adam(), Promised, Lacking,
            [.. Moments.Corrected, "θ' = θ - η_t m' / (√v' + ε)"],
            [.. Moments.CorrectedLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"]),
        new(
            new Adam { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, Promised, Lacking,
            [.. Moments.Corrected, "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. Moments.CorrectedLatex, @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]),
        new(
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas }, Promised, Lacking,
            [.. Moments.Text, .. _products, "θ' = θ - η_t m' / (√v' + ε)"],
            [.. Moments.Latex, .. _productsLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"]),
        new(
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, Promised, Lacking,
            [.. Moments.Text, .. _products, "ε_t = ε √(1 - b2')", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. Moments.Latex, .. _productsLatex, @"\epsilon_t = \epsilon \sqrt{1 - b_2'}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]),
    ];

    /// <summary>The expected values are rounded elsewhere than the formula, which rounds eight numbers of about 1 by half of 2e-16 each.</summary>
    private const double Rounding = 1e-15;

    [Fact]
    public void Both_moments_are_corrected()
    {
        // m = 1, v = 1, corrected by 1/2 and 1/4; then m = 5/2, v = 19/4, corrected by 3/4 and 7/16: a step of 10/3 · √(7/76).
        var steps = Trial.From1(new Adam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 0 }, 2, 4);
        Assert.Equal(0, steps[0], Rounding);
        Assert.Equal(-1.01162829777814, steps[1], Rounding);
    }

    // β1 is 0.5 and then 0.9 at gradients of 1: m = 0.5, then 0.45 + 0.1 = 0.55. What was seen weighs 1 - 0.5 · 0.9 = 0.55, and its average is 1, so each
    // step is η; the power of the present β1 takes 1 - 0.9² = 0.19 for that weight, and the second step is η · 0.55/0.19.
    [Fact]
    public void Under_a_scheduled_beta_the_product_of_the_betas_makes_averages()
    {
        var adam = new Adam { LearningRate = 0.1, Beta1 = Schedule.PiecewiseConstant(0.5, (1, 0.9)), Epsilon = 0 };
        var power = Trial.From1(adam, 1, 1);
        Assert.Equal(0.9, power[0], Rounding);
        Assert.Equal(0.61053, power[1], 5e-6);
        var product = Trial.From1(adam with { BiasCorrection = BiasCorrection.ProductOfBetas }, 1, 1);
        Assert.Equal(0.9, product[0], Rounding);
        Assert.Equal(0.8, product[1], Rounding);
    }

    [Fact]
    public void The_products_are_kept_only_where_they_are_asked_for()
    {
        Parameters<float> start = [1];
        Assert.Empty(new Adam().Init(start).ScalarNames);
        var adam = new Adam { BiasCorrection = BiasCorrection.ProductOfBetas };
        var at = adam.Step(adam.Init(start), start, start);
        Assert.Equal("Beta1Product, Beta2Product", string.Join(", ", at.State.ScalarNames));
        Assert.Equal([0.9, 0.999], at.State.Scalars.ToArray());
        Assert.Equal([0.9 * 0.9, 0.999 * 0.999], adam.Step(at.State, at.Parameters, start).State.Scalars.ToArray());
    }

    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection, 1.0 / 2)] // 1/2 · 2/1 · 1/(√1 + 1)
    [InlineData(AdamEpsilonPlacement.AfterCorrection, 1.0 / 3)] // 2/(√4 + 1)
    public void Epsilon_stands_where_it_is_placed(AdamEpsilonPlacement placement, double expected) =>
        Assert.Equal(expected, Trial.From1(new Adam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 1, EpsilonPlacement = placement }, 2)[0], Rounding);
}
