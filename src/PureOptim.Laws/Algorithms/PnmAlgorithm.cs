using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>Z. Xie, L. Yuan, Z. Zhu and M. Sugiyama, "Positive-Negative Momentum: Manipulating Stochastic Gradient Noise to Improve Generalization", ICML 2021, algorithm 1.</summary>
internal sealed class PnmAlgorithm : IAlgorithm<Pnm>
{
    /// <inheritdoc/>
    public static string Statement => "PNM takes the steps of algorithm 1 of its paper (Xie et al., 2021).";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \frac{\eta}{\sqrt{(1 + \beta_0)^2 + \beta_0^2}} \left((1 + \beta_0) m_t - \beta_0 m_{t-1}\right), \quad m_t = \beta_1^2 m_{t-2} + (1 - \beta_1^2) g_t";

    /// <inheritdoc/>
    public static R Step<R>(Pnm optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta0, (newer, older)) = (t[nameof(Pnm.Beta0)], Averages(t, t[nameof(Pnm.Beta1)]));
        return t.Parameter - t[nameof(Pnm.LearningRate)] * ((1 + beta0) * newer - beta0 * older) / Norm(beta0);
    }

    /// <summary>m_t and m_{t-1}, where m_t = β1² m_{t-2} + (1 - β1²) g_t.</summary>
    internal static (R Newer, R Older) Averages<R>(AlgorithmStep<R> t, R beta1)
        where R : struct, IReal<R>
    {
        var (decay, last) = (beta1 * beta1, t.Last("last", 0));
        var newer = t.Keep("last", decay * t.Last("before", 0) + (1 - decay) * t.Gradient);
        return (newer, t.Keep("before", last));
    }

    /// <summary>√((1 + β0)² + β0²).</summary>
    internal static R Norm<R>(R beta0)
        where R : struct, IReal<R> => R.Sqrt((1 + beta0) * (1 + beta0) + beta0 * beta0);
}
