using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>X. Xie et al., "Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models", arXiv:2208.06677, 2022, algorithm 1, with the corrections of the authors' code.</summary>
internal sealed class AdanAlgorithm : IAlgorithm<Adan>
{
    /// <inheritdoc/>
    public static string Statement => "Adan takes the steps of algorithm 1 of its paper (Xie et al., 2022), with the corrections of its authors' code.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\theta_t = \frac{1}{1 + \lambda \eta} \left(\theta_{t-1} - \eta \frac{\hat m_t + \beta_2 \hat v_t}{\sqrt{\hat n_t} + \varepsilon}\right), \quad "
        + @"v_t = \beta_2 v_{t-1} + (1 - \beta_2)(g_t - g_{t-1}),\; n_t = \beta_3 n_{t-1} + (1 - \beta_3) (g_t + \beta_2 (g_t - g_{t-1}))^2";

    /// <inheritdoc/>
    public static R Step<R>(Adan optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, beta3, rate, g) = (t[nameof(Adan.Beta1)], t[nameof(Adan.Beta2)], t[nameof(Adan.Beta3)], t[nameof(Adan.LearningRate)], t.Gradient);
        var difference = t.InFirst(0, g - t.Last("last", 0));
        t.Keep("last", g);
        var weight = optimizer.DifferenceWeight == AdanDifferenceWeight.Beta2 ? beta2 : 1 - beta2;
        var m = t.Corrected("m", beta1, g);
        var v = t.Corrected("v", beta2, difference);
        var ahead = g + weight * difference;
        var n = t.Corrected("n", beta3, ahead * ahead);
        var step = rate / (R.Sqrt(n + t[nameof(Adan.RootEpsilon)]) + t[nameof(Adan.Epsilon)]);
        return (t.Parameter - step * (m + weight * v)) / (1 + t[nameof(Adan.WeightDecay)] * rate);
    }
}
