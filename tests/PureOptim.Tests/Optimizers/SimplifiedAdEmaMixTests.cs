using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SimplifiedAdEmaMixTests
{
    private static readonly SimplifiedAdEmaMix _halves = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Alpha = 1, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards => [Card(false, false), Card(false, true), Card(true, false), Card(true, true)];

    // m = 2 and v = 2, corrected 4: a step of 0.1 (2 + 2)/2. Then m = 1 and v = 1, corrected 4/3.
    [Fact]
    public void The_gradient_is_added_to_a_sum_that_fades()
    {
        var path = Trial.From1(_halves, 2, 0);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.8 - 0.1 / double.Sqrt(4 / 3.0), path[1], 1e-15);
    }

    // As an average m is 1: 0.1 (1 + 2)/2.
    [Fact]
    public void The_momentum_may_be_an_average() => Assert.Equal(0.85, Trial.From1(_halves with { Averages = true }, 2)[0], 1e-15);

    // √v = √2, and the rate is 0.1/√(1/2): 0.1 √2 · 4/√2, twice the step of 0.2.
    [Fact]
    public void The_correction_may_divide() => Assert.Equal(0.6, Trial.From1(_halves with { DividesByCorrection = true }, 2)[0], 1e-15);

    // v is 4, corrected, and √(4 + 5) = 3: 0.1 · 4/3. With an ε of 1 besides it is 0.1 · 4/4.
    [Fact]
    public void There_is_an_epsilon_inside_the_root_and_one_outside()
    {
        Assert.Equal(1 - 0.4 / 3, Trial.From1(_halves with { RootEpsilon = 5 }, 2)[0], 1e-15);
        Assert.Equal(0.9, Trial.From1(_halves with { RootEpsilon = 5, Epsilon = 1 }, 2)[0], 1e-15);
    }

    private static OptimizerCard Card(bool averages, bool divides) => new(
        new SimplifiedAdEmaMix { Averages = averages, DividesByCorrection = divides },
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient,
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
        [
            averages ? "m' = β1 m + (1 - β1) g" : "m' = β1 m + g", "v' = β2 v + (1 - β2) g²", divides ? "η_t = η / √(1 - β2^t)" : "η_t = η √(1 - β2^t)",
            "ε_t = ε √(1 - β2^t)", "δ_t = δ (1 - β2^t)", "θ' = θ - η_t (m' + α g) / (√(v' + δ_t) + ε_t)",
        ],
        [
            averages ? @"m' = \beta_1 m + \left(1 - \beta_1\right) g" : @"m' = \beta_1 m + g", @"v' = \beta_2 v + \left(1 - \beta_2\right) g^2",
            divides ? @"\eta_t = \frac{\eta}{\sqrt{1 - \beta_2^{t}}}" : @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}",
            @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}", @"\delta_t = \delta \left(1 - \beta_2^{t}\right)",
            @"\theta' = \theta - \frac{\eta_t \left(m' + \alpha g\right)}{\sqrt{v' + \delta_t} + \epsilon_t}",
        ]);
}
