using PureOptim.Core;
using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Core;

/// <summary>The formulas of the papers, written down by hand.</summary>
public static class WrittenFormulas
{
    /// <summary>Each optimizer with each of its options, in text and in LaTeX, written down by hand from the papers.</summary>
    public static TheoryData<ElementWise, string[], string[]> All => With(WrittenMoments.All.Concat(Cards), WithAdamW(new()
    {
        { new Sgd(), ["θ' = θ - η g"], [@"\theta' = \theta - \eta g"] },
        { new Momentum(), ["v' = μ v - η g", "θ' = θ + v'"], [@"v' = \mu v - \eta g", @"\theta' = \theta + v'"] },
        {
            new Momentum { LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            ["v' = μ v - g", "θ' = θ + η v'"], [@"v' = \mu v - g", @"\theta' = \theta + \eta v'"]
        },
        {
            new Nesterov(),
            ["v' = μ v - η g", "θ' = θ + μ² v - (1 + μ) η g"],
            [@"v' = \mu v - \eta g", @"\theta' = \theta + \mu^2 v - \left(1 + \mu\right) \eta g"]
        },
        {
            new Nesterov { LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            ["v' = μ v - g", "θ' = θ + η μ² v - (1 + μ) η g"],
            [@"v' = \mu v - g", @"\theta' = \theta + \eta \mu^2 v - \left(1 + \mu\right) \eta g"]
        },
        {
            new AdaGrad(),
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new AdaGrad { EpsilonPlacement = EpsilonPlacement.InsideRoot },
            ["h' = h + g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]
        },
        {
            new AdaGrad { InitialAccumulator = 0.1 },
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new RmsProp(),
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new RmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot },
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]
        },
        {
            new RmsProp { InitialAccumulator = 0.1 },
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        { new Adam(), [.. _adam, "θ' = θ - η_t m' / (√v' + ε)"], [.. _adamLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"] },
        {
            new Adam { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            [.. _adam, "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. _adamLatex, @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]
        },
        {
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas },
            [.. _adam[..2], .. _products, "θ' = θ - η_t m' / (√v' + ε)"],
            [.. _adamLatex[..2], .. _productsLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"]
        },
        {
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            [.. _adam[..2], .. _products, "ε_t = ε √(1 - b2')", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. _adamLatex[..2], .. _productsLatex, @"\epsilon_t = \epsilon \sqrt{1 - b_2'}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]
        },
        { new Cocob(), _cocob, _cocobLatex },
        { new Cocob { InitialScale = 0.1 }, _cocob, _cocobLatex },
    }).WithAdamRelatives());

    private static IEnumerable<(ElementWise Optimizer, string[] Text, string[] Latex)> Cards =>
        OptimizerCard.All.Where(card => card.Optimizer is ElementWise).Select(card => ((ElementWise)card.Optimizer, card.Text, card.Latex));

    private static TheoryData<ElementWise, string[], string[]> With(
        IEnumerable<(ElementWise Optimizer, string[] Text, string[] Latex)> others, TheoryData<ElementWise, string[], string[]> written)
    {
        foreach (var (optimizer, text, latex) in others) written.Add(optimizer, text, latex);
        return written;
    }

    private static readonly string[] _products = ["b1' = b1 β1", "b2' = b2 β2", "η_t = η √(1 - b2') / (1 - b1')"];

    private static readonly string[] _productsLatex = [@"b_1' = b_1 \beta_1", @"b_2' = b_2 \beta_2", @"\eta_t = \frac{\eta \sqrt{1 - b_2'}}{1 - b_1'}"];

    private static readonly string[] _cocob =
        ["C' = C - g", "L' = max(L, |g|)", "G' = G + |g|", "R' = max(R - g (θ - s), 0)", "θ' = s + C' / (L' max(G' + L', α L')) (L' + R')"];

    private static readonly string[] _cocobLatex =
    [
        "C' = C - g", @"L' = \max(L, \left|g\right|)", @"G' = G + \left|g\right|", @"R' = \max(R - g \left(\theta - s\right), 0)",
        @"\theta' = s + \frac{C'}{L' \max(G' + L', \alpha L')} \left(L' + R'\right)",
    ];

    /// <summary>AdamW with each of its options: what ε_t is, what λ_t is, and where the decay stands.</summary>
    private static TheoryData<ElementWise, string[], string[]> WithAdamW(TheoryData<ElementWise, string[], string[]> written)
    {
        foreach (var (epsilon, text, latex) in new[]
        {
            (AdamEpsilonPlacement.BeforeCorrection, "ε_t = ε", @"\epsilon_t = \epsilon"),
            (AdamEpsilonPlacement.AfterCorrection, "ε_t = ε √(1 - β2^t)", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"),
        })
        {
            foreach (var (coupling, coupled, coupledLatex) in new[]
            {
                (DecayCoupling.LearningRate, "λ_t = η λ", @"\lambda_t = \eta \lambda"),
                (DecayCoupling.None, "λ_t = λ", @"\lambda_t = \lambda"),
            })
            {
                foreach (var (placement, step, stepLatex) in new[]
                {
                    (DecayPlacement.Factor, "(1 - λ_t) θ - η_t m' / (√v' + ε_t)", @"\left(1 - \lambda_t\right) \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
                    (DecayPlacement.Subtracted, "θ - λ_t θ - η_t m' / (√v' + ε_t)", @"\theta - \lambda_t \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
                    (DecayPlacement.InUpdate, "θ - (η_t m' / (√v' + ε_t) + λ_t θ)", @"\theta - \left(\frac{\eta_t m'}{\sqrt{v'} + \epsilon_t} + \lambda_t \theta\right)"),
                })
                {
                    written.Add(
                        new AdamW { EpsilonPlacement = epsilon, DecayCoupling = coupling, DecayPlacement = placement },
                        [.. _adam, text, coupled, $"θ' = {step}"],
                        [.. _adamLatex, latex, coupledLatex, $@"\theta' = {stepLatex}"]);
                }
            }
        }

        return written;
    }

    private static readonly string[] _adam = ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)"];

    private static readonly string[] _adamLatex =
    [
        @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)",
        @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
        @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
    ];
}
