using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>M. Zaheer et al., "Adaptive Methods for Nonconvex Optimization", NeurIPS 2018, algorithm 2, with the correction of programs.</summary>
internal sealed class YogiAlgorithm : IAlgorithm<Yogi>
{
    /// <inheritdoc/>
    public static string Statement => "Yogi takes the steps of algorithm 2 of its paper (Zaheer et al., 2018), with the correction of programs.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}, \quad v_t = v_{t-1} - (1 - \beta_2)\, \mathrm{sign}(v_{t-1} - g_t^2)\, g_t^2";

    /// <inheritdoc/>
    public static R Step<R>(Yogi optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, square) = (t[nameof(Yogi.Beta1)], t[nameof(Yogi.Beta2)], t.Gradient * t.Gradient);
        var m = t.Keep("m", beta1 * t.Last("m", t[nameof(Yogi.InitialMoment)]) + (1 - beta1) * t.Gradient);
        var last = t.Last("v", t[nameof(Yogi.InitialAccumulator)]);
        var v = t.Keep("v", last - (1 - beta2) * Sign.Of(last - square) * square);
        return t.Parameter - t[nameof(Yogi.LearningRate)] * (m / t.Weight(beta1)) / (R.Sqrt(v) / R.Sqrt(t.Weight(beta2)) + t[nameof(Yogi.Epsilon)]);
    }
}
