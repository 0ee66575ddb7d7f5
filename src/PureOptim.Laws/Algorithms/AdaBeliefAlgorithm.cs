using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", NeurIPS 2020, algorithm 2.</summary>
internal sealed class AdaBeliefAlgorithm : IAlgorithm<AdaBelief>
{
    /// <inheritdoc/>
    public static string Statement => "AdaBelief takes the steps of algorithm 2 of its paper (Zhuang et al., 2020).";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{\hat m_t}{\sqrt{\hat s_t} + \varepsilon}, \quad s_t = \beta_2 s_{t-1} + (1 - \beta_2) (g_t - m_t)^2 + \varepsilon_s";

    /// <inheritdoc/>
    public static R Step<R>(AdaBelief optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(AdaBelief.Beta1)], t[nameof(AdaBelief.Beta2)]);
        var m = t.Average("m", beta1, t.Gradient);
        var surprise = t.Gradient - m;
        var s = t.Keep("s", beta2 * t.Last("s", 0) + (1 - beta2) * (surprise * surprise) + t[nameof(AdaBelief.VarianceEpsilon)]);
        return t.Parameter - t[nameof(AdaBelief.LearningRate)] * (m / t.Weight(beta1)) / (R.Sqrt(s) / R.Sqrt(t.Weight(beta2)) + t[nameof(AdaBelief.Epsilon)]);
    }
}
