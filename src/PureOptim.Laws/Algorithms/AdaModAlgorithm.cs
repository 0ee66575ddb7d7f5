using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Ding, X. Ren, R. Luo and X. Sun, "An Adaptive and Momental Bound Method for Stochastic Learning", arXiv:1910.12249, 2019, algorithm 1, with the corrections of the authors' code.</summary>
internal sealed class AdaModAlgorithm : IAlgorithm<AdaMod>
{
    /// <inheritdoc/>
    public static string Statement => "AdaMod takes the steps of algorithm 1 of its paper (Ding et al., 2019), with the corrections of the authors' code: a rate is at most the average of rates.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \min(\eta_t, s_t)\, m_t, \quad \eta_t = \frac{\eta \sqrt{1 - \beta_2^t}}{(1 - \beta_1^t)(\sqrt{v_t} + \varepsilon)},\; s_t = \beta_3 s_{t-1} + (1 - \beta_3) \eta_t";

    /// <inheritdoc/>
    public static R Step<R>(AdaMod optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(AdaMod.Beta1)], t[nameof(AdaMod.Beta2)]);
        var m = t.Average("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        var rate = t[nameof(AdaMod.LearningRate)] * R.Sqrt(t.Weight(beta2)) / t.Weight(beta1) / (R.Sqrt(v) + t[nameof(AdaMod.Epsilon)]);
        return t.Parameter - R.Min(rate, t.Average("s", t[nameof(AdaMod.Beta3)], rate)) * m;
    }
}
