using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>K. Everett et al., "Scaling Exponents Across Parameterizations and Optimizers", ICML 2024, Adam-atan2.</summary>
internal sealed class AdamAtan2Algorithm : IAlgorithm<AdamAtan2>
{
    /// <inheritdoc/>
    public static string Statement => "Adam-atan2 takes the steps of its paper (Everett et al., 2024): by the angle whose tangent is the quotient of the corrected moments.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta\, a\, \mathrm{atan2}\left(\hat m_t,\, b \sqrt{\hat v_t}\right)";

    /// <inheritdoc/>
    public static R Step<R>(AdamAtan2 optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(AdamAtan2.Beta1)], t[nameof(AdamAtan2.Beta2)]);
        var m = t.Average("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        // The angle is the same with both sides of the triangle times the root of what the second moment has seen.
        return t.Parameter - t[nameof(AdamAtan2.LearningRate)] * t[nameof(AdamAtan2.Factor)] * R.Atan2(R.Sqrt(t.Weight(beta2)) / t.Weight(beta1) * m, t[nameof(AdamAtan2.RootFactor)] * R.Sqrt(v));
    }
}
