using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class RAdamTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking = Linear | Descending;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new RAdam(), Promised, Lacking,
            [
                    .. Moments.Text,
                    "c_t = 2 / (1 - β2) - 1",
                    "ρ_t = c_t - 2 t β2^t / (1 - β2^t)",
                    "r_t = √((ρ_t - 4) (ρ_t - 2) c_t / ((c_t - 4) (c_t - 2) ρ_t))",
                    "τ_t = max(τ, 4)",
                    "η_t = η / (1 - β1^t) (τ_t < ρ_t ? √(1 - β2^t) r_t : 1)",
                    "s_t = (τ_t < ρ_t ? 1 : 0)",
                    "ε_t = (τ_t < ρ_t ? ε : 1)",
                    "θ' = θ - η_t m' / (s_t √v' + ε_t)",
                ],
            [
                    .. Moments.Latex,
                    @"c_t = \frac{2}{1 - \beta_2} - 1",
                    @"\rho_t = c_t - \frac{2 t \beta_2^{t}}{1 - \beta_2^{t}}",
                    @"r_t = \sqrt{\frac{\left(\rho_t - 4\right) \left(\rho_t - 2\right) c_t}{\left(c_t - 4\right) \left(c_t - 2\right) \rho_t}}",
                    @"\tau_t = \max(\tau, 4)",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}} \begin{cases} \sqrt{1 - \beta_2^{t}} r_t & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"s_t = \begin{cases} 1 & \tau_t < \rho_t \\ 0 & \text{otherwise} \end{cases}",
                    @"\epsilon_t = \begin{cases} \epsilon & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"\theta' = \theta - \frac{\eta_t m'}{s_t \sqrt{v'} + \epsilon_t}",
                ]),
        new(
            new RAdam { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, Promised, Lacking,
            [
                    .. Moments.Text,
                    "c_t = 2 / (1 - β2) - 1",
                    "ρ_t = c_t - 2 t β2^t / (1 - β2^t)",
                    "r_t = √((ρ_t - 4) (ρ_t - 2) c_t / ((c_t - 4) (c_t - 2) ρ_t))",
                    "τ_t = max(τ, 4)",
                    "η_t = η / (1 - β1^t) (τ_t < ρ_t ? √(1 - β2^t) r_t : 1)",
                    "s_t = (τ_t < ρ_t ? 1 : 0)",
                    "ε_t = (τ_t < ρ_t ? ε √(1 - β2^t) : 1)",
                    "θ' = θ - η_t m' / (s_t √v' + ε_t)",
                ],
            [
                    .. Moments.Latex,
                    @"c_t = \frac{2}{1 - \beta_2} - 1",
                    @"\rho_t = c_t - \frac{2 t \beta_2^{t}}{1 - \beta_2^{t}}",
                    @"r_t = \sqrt{\frac{\left(\rho_t - 4\right) \left(\rho_t - 2\right) c_t}{\left(c_t - 4\right) \left(c_t - 2\right) \rho_t}}",
                    @"\tau_t = \max(\tau, 4)",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}} \begin{cases} \sqrt{1 - \beta_2^{t}} r_t & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"s_t = \begin{cases} 1 & \tau_t < \rho_t \\ 0 & \text{otherwise} \end{cases}",
                    @"\epsilon_t = \begin{cases} \epsilon \sqrt{1 - \beta_2^{t}} & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"\theta' = \theta - \frac{\eta_t m'}{s_t \sqrt{v'} + \epsilon_t}",
                ]),
    ];

    // β2 = 0.9: the limit is 19. ρ_4 = 19 - 8 · 0.6561/0.3439 = 3.737 is below 4, ρ_5 = 19 - 10 · 0.59049/0.40951 = 4.581 above it and below 5. With β1 = 0 a step is η g below
    // the threshold; gradients of 1 keep v at 1 - β2^t, and Adam's step is r_t: r_5 = √(0.581 · 2.581 · 19/(15 · 17 · 4.581)) = 0.15609.
    [Fact]
    public void Momentum_goes_over_to_Adam_above_the_threshold()
    {
        var path = Trial.From1(new RAdam { LearningRate = 1, Beta1 = 0, Beta2 = 0.9, Epsilon = 0 }, 1, 1, 1, 1, 1);
        Assert.Equal([0, -1, -2, -3], path[..4]);
        var length = 19 - 10 * 0.59049 / 0.40951;
        Assert.Equal(-3 - double.Sqrt((length - 4) * (length - 2) * 19 / (15 * 17 * length)), path[4], 1e-12);
        Assert.Equal(-4, Trial.From1(new RAdam { LearningRate = 1, Beta1 = 0, Beta2 = 0.9, Epsilon = 0, Threshold = 5 }, 1, 1, 1, 1, 1)[4]);
    }

    // β2 = 1/2: the limit is 3, which is never above 4.
    [Fact]
    public void A_short_memory_never_goes_over() => Assert.Equal(
        [-1.0, 0, 3], Trial.From1(new RAdam { LearningRate = 1, Beta1 = 0, Beta2 = 0.5, Threshold = 0 }, 2, -1, -3));
}
