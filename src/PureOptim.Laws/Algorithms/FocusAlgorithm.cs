using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>Y. Liu, Z. Liu and J. Gore, "FOCUS: First Order Concentrated Updating Scheme", arXiv:2501.12243, 2025, algorithm 1, with the decay of pytorch-optimizer, which is of the average.</summary>
internal sealed class FocusAlgorithm : IAlgorithm<Focus>
{
    /// <inheritdoc/>
    public static string Statement => "FOCUS takes the steps of algorithm 1 of its paper (Liu et al., 2025), with the decay of pytorch-optimizer.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\theta_t = \tilde\theta - \eta \left(\mathrm{sign}(m_t) + \gamma\, \mathrm{sign}(\tilde\theta - \bar\theta_t)\right), \quad \tilde\theta = \theta_{t-1} - \eta \lambda \bar\theta_t,\; "
        + @"\bar\theta_t = \frac{(1 - \beta_2) \sum_{i \le t} \beta_2^{t-i} \theta_{i-1}}{1 - \beta_2^t}";

    /// <inheritdoc/>
    public static bool HasFractions => true;

    /// <inheritdoc/>
    public static R Step<R>(Focus optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var m = t.Average("m", t[nameof(Focus.Beta1)], t.Gradient);
        var average = t.Corrected("average", t[nameof(Focus.Beta2)], t.Parameter);
        var decayed = t.Parameter - t[nameof(Focus.LearningRate)] * t[nameof(Focus.WeightDecay)] * average;
        return decayed - t[nameof(Focus.LearningRate)] * (Sign.Of(m) + t[nameof(Focus.Gamma)] * Sign.Of(decayed - average));
    }
}
