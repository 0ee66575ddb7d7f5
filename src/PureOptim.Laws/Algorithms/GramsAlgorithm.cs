using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>Y. Cao, X. Li and Z. Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", arXiv:2412.17107, 2024, algorithm 1.</summary>
internal sealed class GramsAlgorithm : IAlgorithm<Grams>
{
    /// <inheritdoc/>
    public static string Statement => "Grams takes the steps of algorithm 1 of its paper (Cao et al., 2024): Adam's, with the signs of the gradients.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \mathrm{sign}(g_t) \left| \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon} \right|";

    /// <inheritdoc/>
    public static R Step<R>(Grams optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var m = t.Corrected("m", t[nameof(Grams.Beta1)], t.Gradient);
        var update = t[nameof(Grams.LearningRate)] * m / (t.CorrectedRoot("v", t[nameof(Grams.Beta2)], t.Gradient * t.Gradient) + t[nameof(Grams.Epsilon)]);
        return t.Parameter - Sign.Of(t.Gradient) * R.Abs(update);
    }
}
