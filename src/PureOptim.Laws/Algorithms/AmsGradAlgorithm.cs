using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>S. J. Reddi, S. Kale and S. Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, algorithm 2, with the correction of PyTorch or of Optax.</summary>
internal sealed class AmsGradAlgorithm : IAlgorithm<AmsGrad>
{
    /// <inheritdoc/>
    public static string Statement => "AMSGrad takes the steps of algorithm 2 of its paper (Reddi et al., 2018), with the correction of PyTorch or of Optax.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{m_t}{\sqrt{\hat v_t} + \varepsilon}, \quad \hat v_t = \max(\hat v_{t-1}, v_t)";

    /// <inheritdoc/>
    public static R Step<R>(AmsGrad optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(AmsGrad.Beta1)], t[nameof(AmsGrad.Beta2)]);
        var m = t.Average("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        if (optimizer.Correction != AmsGradCorrection.None) m /= t.Weight(beta1);
        if (optimizer.Correction == AmsGradCorrection.BeforeMaximum) v /= t.Weight(beta2);
        var (largest, epsilon) = (R.Sqrt(t.Keep("largest", R.Max(t.Last("largest", 0), v))), t[nameof(AmsGrad.Epsilon)]);
        var divisor = optimizer.Correction != AmsGradCorrection.AfterMaximum ? largest + epsilon
            : optimizer.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection ? (largest + epsilon) / R.Sqrt(t.Weight(beta2))
            : largest / R.Sqrt(t.Weight(beta2)) + epsilon;
        return t.Parameter - t[nameof(AmsGrad.LearningRate)] * m / divisor;
    }
}
