using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Chen et al., "Closing the Generalization Gap of Adaptive Gradient Methods in Training Deep Neural Networks", IJCAI 2020, algorithm 1, with the corrections of the authors' code; q is twice its p.</summary>
internal sealed class PadamAlgorithm : IAlgorithm<Padam>
{
    /// <inheritdoc/>
    public static string Statement => "Padam takes the steps of algorithm 1 of its paper (Chen et al., 2020), with the corrections of the authors' code.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \frac{\eta \sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m_t}{(\sqrt{\hat v_t} + \varepsilon)^q}, \quad \hat v_t = \max(\hat v_{t-1}, v_t) \text{ or } v_t";

    /// <inheritdoc/>
    public static R Step<R>(Padam optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(Padam.Beta1)], t[nameof(Padam.Beta2)]);
        var m = t.Corrected("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        var second = optimizer.KeepsLargest ? t.Keep("largest", R.Max(t.Last("largest", 0), v)) : v;
        return t.Parameter - t[nameof(Padam.LearningRate)] * R.Sqrt(t.Weight(beta2)) * m / R.Power(R.Sqrt(second) + t[nameof(Padam.Epsilon)], t[nameof(Padam.Power)]);
    }
}
