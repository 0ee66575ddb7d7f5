using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>L. Luo, Y. Xiong, Y. Liu and X. Sun, "Adaptive Gradient Methods with Dynamic Bound of Learning Rate", ICLR 2019, algorithms 2 and 3, with the corrections of the authors' code.</summary>
internal sealed class AdaBoundAlgorithm : IAlgorithm<AdaBound>
{
    /// <inheritdoc/>
    public static string Statement => "AdaBound takes the steps of algorithm 2 of its paper, and AMSBound of algorithm 3 (Luo et al., 2019), with the corrections of the authors' code.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \mathrm{Clip}\left(\frac{\eta \sqrt{1 - \beta_2^t}}{(1 - \beta_1^t)(\sqrt{v_t} + \varepsilon)},\; "
        + @"\eta_f \Bigl(1 - \frac{1}{\gamma t + 1}\Bigr),\; \eta_f \Bigl(1 + \frac{1}{\gamma t}\Bigr)\right) m_t";

    /// <inheritdoc/>
    public static R Step<R>(AdaBound optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, final, time) = (t[nameof(AdaBound.Beta1)], t[nameof(AdaBound.Beta2)], t[nameof(AdaBound.FinalRate)], t[nameof(AdaBound.Gamma)] * t.Number);
        var m = t.Average("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        var second = optimizer.KeepsLargest ? t.Keep("largest", R.Max(t.Last("largest", 0), v)) : v;
        var rate = t[nameof(AdaBound.LearningRate)] * R.Sqrt(t.Weight(beta2)) / t.Weight(beta1) / (R.Sqrt(second + t[nameof(AdaBound.RootEpsilon)]) + t[nameof(AdaBound.Epsilon)]);
        var (lower, upper) = (final - final / (time + 1), final + final / time);
        return t.Parameter - R.Min(upper, R.Max(lower, rate)) * m;
    }
}
