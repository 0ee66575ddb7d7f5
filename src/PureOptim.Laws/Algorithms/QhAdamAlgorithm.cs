using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Ma and D. Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", ICLR 2019, section 6.</summary>
internal sealed class QhAdamAlgorithm : IAlgorithm<QhAdam>
{
    /// <inheritdoc/>
    public static string Statement => "QHAdam takes the steps of its paper (Ma and Yarats, 2019): both corrected moments are averaged with what they average.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{(1 - \nu_1) g_t + \nu_1 \hat m_t}{\sqrt{(1 - \nu_2) g_t^2 + \nu_2 \hat v_t} + \varepsilon}";

    /// <inheritdoc/>
    public static R Step<R>(QhAdam optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (nu1, nu2, g) = (t[nameof(QhAdam.Nu1)], t[nameof(QhAdam.Nu2)], t.Gradient);
        var m = t.Corrected("m", t[nameof(QhAdam.Beta1)], g);
        var v = t.Corrected("v", t[nameof(QhAdam.Beta2)], g * g);
        return t.Parameter - t[nameof(QhAdam.LearningRate)] * ((1 - nu1) * g + nu1 * m) / (R.Sqrt((1 - nu2) * (g * g) + nu2 * v) + t[nameof(QhAdam.Epsilon)]);
    }
}
