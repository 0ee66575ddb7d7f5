using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Zhuang et al., "Momentum Centering and Asynchronous Update for Adaptive Gradient Methods", NeurIPS 2021, algorithm 2, whose first step is a gradient's.</summary>
internal sealed class AcPropAlgorithm : IAlgorithm<AcProp>
{
    /// <inheritdoc/>
    public static string Statement => "ACProp takes the steps of algorithm 2 of its paper (Zhuang et al., 2021): each gradient is divided by the variance before it, the first by 1.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \eta \frac{g_t}{\sqrt{\hat s_{t-1}} + \varepsilon}, \quad \hat s_0 = 1,\; \hat s_{t-1} = \frac{s_{t-1}}{1 - \beta_2^{t-1}},\; "
        + @"s_t = \beta_2 s_{t-1} + (1 - \beta_2)(g_t - m_{t-1})^2 + \varepsilon_s";

    /// <inheritdoc/>
    public static R Step<R>(AcProp optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, last, variance) = (t[nameof(AcProp.Beta1)], t[nameof(AcProp.Beta2)], t.Last("m", 0), t.Last("s", 0));
        t.Keep("m", beta1 * last + (1 - beta1) * t.Gradient);
        t.Keep("s", beta2 * variance + (1 - beta2) * ((t.Gradient - last) * (t.Gradient - last)) + t[nameof(AcProp.VarianceEpsilon)]);
        var corrected = t.InFirst(1, variance / (1 - R.Power(beta2, t.Number - 1)));
        return t.Parameter - t[nameof(AcProp.LearningRate)] * t.Gradient / (R.Sqrt(corrected) + t[nameof(AcProp.Epsilon)]);
    }
}
