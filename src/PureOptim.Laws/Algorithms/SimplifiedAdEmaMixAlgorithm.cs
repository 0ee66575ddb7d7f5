using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>D. Morwani et al., "Connections between Schedule-Free Optimizers, AdEMAMix, and Accelerated SGD Variants", arXiv:2502.02431, 2025, algorithm 1.</summary>
internal sealed class SimplifiedAdEmaMixAlgorithm : IAlgorithm<SimplifiedAdEmaMix>
{
    /// <inheritdoc/>
    public static string Statement => "Simplified AdEMAMix takes the steps of algorithm 1 of its paper (Morwani et al., 2025).";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{m_t + \alpha g_t}{\sqrt{\hat \nu_t} + \varepsilon}, \quad m_t = \beta_1 m_{t-1} + g_t";

    /// <inheritdoc/>
    public static R Step<R>(SimplifiedAdEmaMix optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, g) = (t[nameof(SimplifiedAdEmaMix.Beta1)], t[nameof(SimplifiedAdEmaMix.Beta2)], t.Gradient);
        var m = t.Keep("m", beta1 * t.Last("m", 0) + (optimizer.Averages ? (1 - beta1) * g : g));
        var v = t.Average("v", beta2, g * g);
        var seen = t.Weight(beta2);
        var update = t[nameof(SimplifiedAdEmaMix.LearningRate)] * (m + t[nameof(SimplifiedAdEmaMix.Alpha)] * g) / (R.Sqrt(v + t[nameof(SimplifiedAdEmaMix.RootEpsilon)] * seen) / R.Sqrt(seen) + t[nameof(SimplifiedAdEmaMix.Epsilon)]);
        return t.Parameter - (optimizer.DividesByCorrection ? update / seen : update);
    }
}
