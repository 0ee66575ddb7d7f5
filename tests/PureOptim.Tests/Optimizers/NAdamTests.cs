using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class NAdamTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new NAdam { Grows = false }, Promised, Lacking,
            [
                    .. Moments.Text,
                    "p' = p μ_t",
                    "η_t = η √(1 - β2^t)",
                    "ε_t = ε √(1 - β2^t)",
                    "μ_t = β1",
                    "ν_t = β1",
                    "θ' = θ - (η_t (1 - μ_t) / (1 - p') g + η_t ν_t / (1 - p' ν_t) m') / (√v' + ε_t)",
                ],
            [
                    .. Moments.Latex,
                    @"p' = p \mu_t",
                    @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\mu_t = \beta_1",
                    @"\nu_t = \beta_1",
                    @"\theta' = \theta - \frac{\frac{\eta_t \left(1 - \mu_t\right)}{1 - p'} g + \frac{\eta_t \nu_t}{1 - p' \nu_t} m'}{\sqrt{v'} + \epsilon_t}",
                ]),
        new(
            new NAdam(), Promised, Lacking,
            [
                    .. Moments.Text,
                    "p' = p μ_t",
                    "η_t = η √(1 - β2^t)",
                    "ε_t = ε √(1 - β2^t)",
                    "μ_t = β1 (1 - 0.96^(t ψ) / 2)",
                    "ν_t = β1 (1 - 0.96^((t + 1) ψ) / 2)",
                    "θ' = θ - (η_t (1 - μ_t) / (1 - p') g + η_t ν_t / (1 - p' ν_t) m') / (√v' + ε_t)",
                ],
            [
                    .. Moments.Latex,
                    @"p' = p \mu_t",
                    @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\mu_t = \beta_1 \left(1 - \frac{0.96^{t \psi}}{2}\right)",
                    @"\nu_t = \beta_1 \left(1 - \frac{0.96^{\left(t + 1\right) \psi}}{2}\right)",
                    @"\theta' = \theta - \frac{\frac{\eta_t \left(1 - \mu_t\right)}{1 - p'} g + \frac{\eta_t \nu_t}{1 - p' \nu_t} m'}{\sqrt{v'} + \epsilon_t}",
                ]),
    ];

    // β1 = β2 = 1/2, constant momentum, η = 1, ε = 0, g = 2: m = 1, v = 2, √(v/(1/2)) = 2, and g (1/2)/(1/2) + m (1/2)/(1 - 1/4) = 2 + 2/3: 1 - 4/3.
    // With ψ = 0 the momentum is 1/4 throughout: g (3/4)/(3/4) + m (1/4)/(1 - 1/16) = 2 + 4/15, so 1 - 17/15.
    [Theory, InlineData(false, -1.0 / 3), InlineData(true, -2.0 / 15)]
    public void The_first_step_looks_ahead(bool grows, double expected) => Assert.Equal(
        expected, Trial.From1(new NAdam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, MomentumDecay = 0, Grows = grows }, 2)[0], 1e-15);

    [Fact]
    public void Without_momentum_it_is_Adam()
    {
        var adam = Trial.From1(new Adam { Beta1 = 0, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 1, -2, 0.5);
        Assert.Equal(adam, Trial.From1(new NAdam { LearningRate = 0.001, Beta1 = 0, Epsilon = 1e-7 }, 1, -2, 0.5));
    }
}
