using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdEmaMixTests
{
    private static readonly AdEmaMix _halves = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Beta3 = 0.5, Alpha = 2, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdEmaMix(),
            OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = β1 m + (1 - β1) g", "n' = β3 n + (1 - β3) g", "v' = β2 v + (1 - β2) g²", "η_t = η √(1 - β2^t)", "ε_t = ε √(1 - β2^t)", "δ_t = δ (1 - β2^t)",
                "θ' = θ - (η_t / (1 - β1^t) m' + η_t α n') / (√(v' + δ_t) + ε_t)",
            ],
            [
                @"m' = \beta_1 m + \left(1 - \beta_1\right) g", @"n' = \beta_3 n + \left(1 - \beta_3\right) g", @"v' = \beta_2 v + \left(1 - \beta_2\right) g^2",
                @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}", @"\delta_t = \delta \left(1 - \beta_2^{t}\right)",
                @"\theta' = \theta - \frac{\frac{\eta_t}{1 - \beta_1^{t}} m' + \eta_t \alpha n'}{\sqrt{v' + \delta_t} + \epsilon_t}",
            ]),
    ];

    // m = n = 1 and v = 2; corrected, m is 2 and v is 4: a step of 0.1 (2 + 2 · 1)/2. Then m = n = 1/2 and v = 1, corrected by 3/4: 0.1 (2/3 + 2 · 1/2)/√(4/3).
    [Fact]
    public void The_slow_momentum_is_not_corrected()
    {
        var path = Trial.From1(_halves, 2, 0);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.8 - 0.1 * (2 / 3.0 + 1) / double.Sqrt(4 / 3.0), path[1], 1e-15);
    }

    // v is 4, corrected, and √(4 + 5) = 3: 0.1 · 4/3. With an ε of 1 besides it is 0.1 · 4/4.
    [Fact]
    public void There_is_an_epsilon_inside_the_root_and_one_outside()
    {
        Assert.Equal(1 - 0.4 / 3, Trial.From1(_halves with { RootEpsilon = 5 }, 2)[0], 1e-15);
        Assert.Equal(0.9, Trial.From1(_halves with { RootEpsilon = 5, Epsilon = 1 }, 2)[0], 1e-15);
    }

    // Half-lives go from 1 step, of a decay of 1/2, to ln 2/ln(1/0.9), of 0.9: after one step of two there are half of both, and of α = 4 there is 2. m = 1 and v = 2, corrected 2 and 4, and n is what the
    // half-life leaves of 2. Then m = 1/2 and v = 1, corrected by 3/4, n = 0.9 n, and α is 4; and so on with 7/8.
    [Fact]
    public void Pytorch_optimizers_alpha_and_half_life_grow_over_the_first_steps()
    {
        var path = Trial.From1(Dialects.PyTorchOptimizer.AdEMAMix(0.1, (0.5, 0.5, 0.9), alpha: 4, tAlphaBeta3: 2, eps: 0), 2, 0, 0);
        var slow = 2 * (1 - double.Exp2(-2 / (1 + double.Log(2) / double.Log(1 / 0.9))));
        var first = 1 - 0.1 * (2 + 2 * slow) / 2;
        var second = first - 0.1 * (2 / 3.0 + 4 * 0.9 * slow) / double.Sqrt(4 / 3.0);
        Trial.AssertNear([first, second, second - 0.1 * (2 / 7.0 + 4 * 0.81 * slow) / double.Sqrt(4 / 7.0)], (Parameters<double>)[.. path]);
    }

    [Fact]
    public void Without_the_slow_momentum_it_is_Adam()
    {
        var adam = Trial.From1(new Adam { Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 0.3, -0.2, 0.7);
        foreach (var (expected, actual) in adam.Zip(Trial.From1(new AdEmaMix { Alpha = 0 }, 0.3, -0.2, 0.7))) Assert.Equal(expected, actual, 1e-15);
    }
}
