using PureOptim.Core;

namespace PureOptim.Tests.Core;

/// <summary>The formulas of optimizers with signs and moments of their own, written down by hand.</summary>
internal static class WrittenMoments
{
    private const string First = "m' = β1 m + (1 - β1) g", FirstLatex = @"m' = \beta_1 m + \left(1 - \beta_1\right) g";

    private static readonly string[] _corrected = ["η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)"];

    private static readonly string[] _correctedLatex = [@"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"];

    private static readonly string[] _yogi = [First, "v' = v - (1 - β2) sign(v - g²) g²", .. _corrected, "θ' = θ - η_t m' / (√v' + ε_t)"];

    private static readonly string[] _yogiLatex =
        [FirstLatex, @"v' = v - \left(1 - \beta_2\right) \operatorname{sign}(v - g^2) g^2", .. _correctedLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"];

    /// <summary>Each optimizer with each of its options, in text and in LaTeX.</summary>
    internal static IEnumerable<(ElementWise Optimizer, string[] Text, string[] Latex)> All =>
    [
        (new SignSgd(), ["θ' = θ - η sign(g)"], [@"\theta' = \theta - \eta \operatorname{sign}(g)"]),
        (
            new Signum(),
            ["m' = β m + (1 - β) g", "θ' = θ - η sign(m')"],
            [@"m' = \beta m + \left(1 - \beta\right) g", @"\theta' = \theta - \eta \operatorname{sign}(m')"]
        ),
        (
            new AdaBelief(),
            [First, "s' = β2 s + (1 - β2) (g - m')² + ε_s", .. _corrected, "θ' = θ - η_t m' / (√s' + ε_t)"],
            [FirstLatex, @"s' = \beta_2 s + \left(1 - \beta_2\right) \left(g - m'\right)^2 + \epsilon_s", .. _correctedLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]
        ),
        (new Yogi(), _yogi, _yogiLatex),
        (new Yogi { InitialMoment = 0.1 }, _yogi, _yogiLatex),
        (new Yogi { InitialAccumulator = 0.1 }, _yogi, _yogiLatex),
        Adan(AdanDifferenceWeight.Beta2, "w_t = β2", @"w_t = \beta_2"),
        Adan(AdanDifferenceWeight.OneMinusBeta2, "w_t = 1 - β2", @"w_t = 1 - \beta_2"),
    ];

    private static (ElementWise Optimizer, string[] Text, string[] Latex) Adan(AdanDifferenceWeight difference, string weight, string weightLatex) => (
        new Adan { DifferenceWeight = difference },
        [
            First, "v' = β2 v + (1 - β2) (k_t (g - p))", "n' = β3 n + (1 - β3) (g + w_t (k_t (g - p)))²", "p' = g", weight, "k_t = min(t - 1, 1)",
            "θ' = (θ - (η / (1 - β1^t) m' + η w_t / (1 - β2^t) v') / (√(n' / (1 - β3^t) + ε_n) + ε)) / (1 + η λ)",
        ],
        [
            FirstLatex, @"v' = \beta_2 v + \left(1 - \beta_2\right) \left(k_t \left(g - p\right)\right)",
            @"n' = \beta_3 n + \left(1 - \beta_3\right) \left(g + w_t \left(k_t \left(g - p\right)\right)\right)^2", "p' = g", weightLatex, @"k_t = \min(t - 1, 1)",
            @"\theta' = \frac{\theta - \frac{\frac{\eta}{1 - \beta_1^{t}} m' + \frac{\eta w_t}{1 - \beta_2^{t}} v'}{\sqrt{\frac{n'}{1 - \beta_3^{t}} + \epsilon_n} + \epsilon}}{1 + \eta \lambda}",
        ]);
}
