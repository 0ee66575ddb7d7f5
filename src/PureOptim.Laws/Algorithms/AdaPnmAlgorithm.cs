using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>Z. Xie, L. Yuan, Z. Zhu and M. Sugiyama, "Positive-Negative Momentum: Manipulating Stochastic Gradient Noise to Improve Generalization", ICML 2021, algorithm 2.</summary>
internal sealed class AdaPnmAlgorithm : IAlgorithm<AdaPnm>
{
    /// <inheritdoc/>
    public static string Statement => "AdaPNM takes the steps of algorithm 2 of its paper (Xie et al., 2021).";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \frac{\eta}{\sqrt{(1 + \beta_0)^2 + \beta_0^2}} \frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}, \quad "
        + @"\hat m_t = \frac{(1 + \beta_0) m_t - \beta_0 m_{t-1}}{1 - \beta_1^t},\; m_t = \beta_1^2 m_{t-2} + (1 - \beta_1^2) g_t,\; \hat v_t = \frac{\max_{s \le t} v_s}{1 - \beta_2^t}";

    /// <inheritdoc/>
    public static R Step<R>(AdaPnm optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta0, beta1, beta2) = (t[nameof(AdaPnm.Beta0)], t[nameof(AdaPnm.Beta1)], t[nameof(AdaPnm.Beta2)]);
        var (newer, older) = PnmAlgorithm.Averages(t, beta1);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        var second = R.Sqrt((optimizer.KeepsLargest ? t.Keep("largest", R.Max(t.Last("largest", 0), v)) : v) + t[nameof(AdaPnm.RootEpsilon)]);
        var root = R.Sqrt(t.Weight(beta2));
        var divisor = optimizer.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection ? (second + t[nameof(AdaPnm.Epsilon)]) / root : second / root + t[nameof(AdaPnm.Epsilon)];
        var corrected = ((1 + beta0) * newer - beta0 * older) / t.Weight(beta1);
        return t.Parameter - t[nameof(AdaPnm.LearningRate)] / PnmAlgorithm.Norm(beta0) * corrected / divisor;
    }
}
