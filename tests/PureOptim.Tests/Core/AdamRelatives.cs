using PureOptim.Core;

namespace PureOptim.Tests.Core;

/// <summary>The formulas of Adam's relatives, written down by hand.</summary>
internal static class AdamRelatives
{
    private static readonly string[] _moments = ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)"];

    private static readonly string[] _momentsLatex = [@"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)"];

    /// <summary>Each of them with each of its options, in text and in LaTeX, beside those of a table.</summary>
    internal static TheoryData<ElementWise, string[], string[]> WithAdamRelatives(this TheoryData<ElementWise, string[], string[]> written)
    {
        (ElementWise Optimizer, string[] Text, string[] Latex)[] relatives =
        [
            (new Adadelta(),
                ["h' = ρ h + (1 - ρ) g²", "d' = ρ d + (1 - ρ) (√(d + ε) / √(h' + ε) g)²", "θ' = θ - η (√(d + ε) / √(h' + ε) g)"],
                [
                    @"h' = \rho h + \left(1 - \rho\right) g^2",
                    @"d' = \rho d + \left(1 - \rho\right) \left(\frac{\sqrt{d + \epsilon}}{\sqrt{h' + \epsilon}} g\right)^2",
                    @"\theta' = \theta - \eta \left(\frac{\sqrt{d + \epsilon}}{\sqrt{h' + \epsilon}} g\right)",
                ]),
            (new Adamax { IsEpsilonInMaximum = false },
                [.. _moments[..1], "u' = max(β2 u, |g|)", "η_t = η / (1 - β1^t)", "θ' = θ - η_t m' / (u' + ε)"],
                [.. _momentsLatex[..1], @"u' = \max(\beta_2 u, \left|g\right|)", @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{u' + \epsilon}"]),
            (new Adamax(),
                [.. _moments[..1], "u' = max(β2 u, |g| + ε)", "η_t = η / (1 - β1^t)", "θ' = θ - η_t m' / u'"],
                [.. _momentsLatex[..1], @"u' = \max(\beta_2 u, \left|g\right| + \epsilon)", @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{u'}"]),
            (new NAdam { Grows = false },
                [
                    .. _moments,
                    "p' = p μ_t",
                    "η_t = η √(1 - β2^t)",
                    "ε_t = ε √(1 - β2^t)",
                    "μ_t = β1",
                    "ν_t = β1",
                    "θ' = θ - (η_t (1 - μ_t) / (1 - p') g + η_t ν_t / (1 - p' ν_t) m') / (√v' + ε_t)",
                ],
                [
                    .. _momentsLatex,
                    @"p' = p \mu_t",
                    @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\mu_t = \beta_1",
                    @"\nu_t = \beta_1",
                    @"\theta' = \theta - \frac{\frac{\eta_t \left(1 - \mu_t\right)}{1 - p'} g + \frac{\eta_t \nu_t}{1 - p' \nu_t} m'}{\sqrt{v'} + \epsilon_t}",
                ]),
            (new NAdam(),
                [
                    .. _moments,
                    "p' = p μ_t",
                    "η_t = η √(1 - β2^t)",
                    "ε_t = ε √(1 - β2^t)",
                    "μ_t = β1 (1 - 0.96^(t ψ) / 2)",
                    "ν_t = β1 (1 - 0.96^((t + 1) ψ) / 2)",
                    "θ' = θ - (η_t (1 - μ_t) / (1 - p') g + η_t ν_t / (1 - p' ν_t) m') / (√v' + ε_t)",
                ],
                [
                    .. _momentsLatex,
                    @"p' = p \mu_t",
                    @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\mu_t = \beta_1 \left(1 - \frac{0.96^{t \psi}}{2}\right)",
                    @"\nu_t = \beta_1 \left(1 - \frac{0.96^{\left(t + 1\right) \psi}}{2}\right)",
                    @"\theta' = \theta - \frac{\frac{\eta_t \left(1 - \mu_t\right)}{1 - p'} g + \frac{\eta_t \nu_t}{1 - p' \nu_t} m'}{\sqrt{v'} + \epsilon_t}",
                ]),
            (new AmsGrad { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection },
                [.. _moments, "s' = max(s, v')", "η_t = η", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [.. _momentsLatex, @"s' = \max(s, v')", @"\eta_t = \eta", @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]),
            (new AmsGrad(),
                [.. _moments, "s' = max(s, v')", "η_t = η", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [.. _momentsLatex, @"s' = \max(s, v')", @"\eta_t = \eta", @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]),
            (new AmsGrad { Correction = AmsGradCorrection.AfterMaximum, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection },
                [.. _moments, "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [
                    .. _momentsLatex,
                    @"s' = \max(s, v')",
                    @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
            (new AmsGrad { Correction = AmsGradCorrection.AfterMaximum },
                [.. _moments, "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [
                    .. _momentsLatex,
                    @"s' = \max(s, v')",
                    @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
            (new AmsGrad { Correction = AmsGradCorrection.BeforeMaximum, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection },
                [.. _moments, "s' = max(s, v' / (1 - β2^t))", "η_t = η / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [
                    .. _momentsLatex,
                    @"s' = \max(s, \frac{v'}{1 - \beta_2^{t}})",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
            (new AmsGrad { Correction = AmsGradCorrection.BeforeMaximum },
                [.. _moments, "s' = max(s, v' / (1 - β2^t))", "η_t = η / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
                [
                    .. _momentsLatex,
                    @"s' = \max(s, \frac{v'}{1 - \beta_2^{t}})",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
            (new RAdam(),
                [
                    .. _moments,
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
                    .. _momentsLatex,
                    @"c_t = \frac{2}{1 - \beta_2} - 1",
                    @"\rho_t = c_t - \frac{2 t \beta_2^{t}}{1 - \beta_2^{t}}",
                    @"r_t = \sqrt{\frac{\left(\rho_t - 4\right) \left(\rho_t - 2\right) c_t}{\left(c_t - 4\right) \left(c_t - 2\right) \rho_t}}",
                    @"\tau_t = \max(\tau, 4)",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}} \begin{cases} \sqrt{1 - \beta_2^{t}} r_t & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"s_t = \begin{cases} 1 & \tau_t < \rho_t \\ 0 & \text{otherwise} \end{cases}",
                    @"\epsilon_t = \begin{cases} \epsilon & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"\theta' = \theta - \frac{\eta_t m'}{s_t \sqrt{v'} + \epsilon_t}",
                ]),
            (new RAdam { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
                [
                    .. _moments,
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
                    .. _momentsLatex,
                    @"c_t = \frac{2}{1 - \beta_2} - 1",
                    @"\rho_t = c_t - \frac{2 t \beta_2^{t}}{1 - \beta_2^{t}}",
                    @"r_t = \sqrt{\frac{\left(\rho_t - 4\right) \left(\rho_t - 2\right) c_t}{\left(c_t - 4\right) \left(c_t - 2\right) \rho_t}}",
                    @"\tau_t = \max(\tau, 4)",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}} \begin{cases} \sqrt{1 - \beta_2^{t}} r_t & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"s_t = \begin{cases} 1 & \tau_t < \rho_t \\ 0 & \text{otherwise} \end{cases}",
                    @"\epsilon_t = \begin{cases} \epsilon \sqrt{1 - \beta_2^{t}} & \tau_t < \rho_t \\ 1 & \text{otherwise} \end{cases}",
                    @"\theta' = \theta - \frac{\eta_t m'}{s_t \sqrt{v'} + \epsilon_t}",
                ]),
            (new Lion(),
                ["m' = β2 m + (1 - β2) g", "θ' = θ - η sign(β1 m + (1 - β1) g)"],
                [
                    @"m' = \beta_2 m + \left(1 - \beta_2\right) g",
                    @"\theta' = \theta - \eta \operatorname{sign}(\beta_1 m + \left(1 - \beta_1\right) g)",
                ]),
        ];
        foreach (var (optimizer, text, latex) in relatives) written.Add(optimizer, text, latex);
        return written;
    }
}
