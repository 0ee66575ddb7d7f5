using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>L. Ziyin, Z. T. Wang and M. Ueda, "LaProp: Separating Momentum and Adaptivity in Adam", arXiv:2002.04839, 2020, algorithm 1.</summary>
internal sealed class LaPropAlgorithm : IAlgorithm<LaProp>
{
    /// <inheritdoc/>
    public static string Statement => "LaProp takes the steps of algorithm 1 of its paper (Ziyin et al., 2020): the momentum is of gradients that are divided already.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{m_t}{1 - \mu^t}, \quad m_t = \mu m_{t-1} + (1 - \mu) \frac{g_t}{\sqrt{n_t / (1 - \nu^t)} + \varepsilon}, \quad n_t = \nu n_{t-1} + (1 - \nu) g_t^2";

    /// <inheritdoc/>
    public static R Step<R>(LaProp optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta2, g, epsilon) = (t[nameof(LaProp.Beta2)], t.Gradient, t[nameof(LaProp.Epsilon)]);
        var n = t.Average("n", beta2, g * g);
        if (optimizer.IsCentered)
        {
            var mean = t.Average("mean", beta2, g);
            n = R.Max(n - R.IfLess(t[nameof(LaProp.StepsBeforeCentering)], t.Number, mean * mean, 0), 0);
        }

        if (optimizer.KeepsLargest) n = t.Keep("largest", R.Max(t.Last("largest", 0), n));
        var (root, correction) = (R.Sqrt(n + t[nameof(LaProp.RootEpsilon)]), R.Sqrt(t.Weight(beta2)));
        var divisor = optimizer.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection ? (root + epsilon) / correction : root / correction + epsilon;
        return t.Parameter - t[nameof(LaProp.LearningRate)] * t.Corrected("m", t[nameof(LaProp.Beta1)], g / divisor);
    }
}
