using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A. M. Adly, "EXAdam: The Power of Adaptive Cross-Moments", arXiv:2412.20302, 2024, algorithm 1.</summary>
internal sealed class ExAdamAlgorithm : IAlgorithm<ExAdam>
{
    /// <inheritdoc/>
    public static string Statement => "EXAdam takes the steps of algorithm 1 of its paper (Adly, 2024), where each moment is enlarged by what the other says, and the gradient stands beside the first.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \eta \frac{d_t (m_t + g_t)}{(1 - \beta_1^t) (\sqrt{\tilde v_t} + \varepsilon)}, \quad "
        + @"d_t = 1 + \frac{v_t}{v_t + \varepsilon} \beta_2^t,\; \tilde v_t = \frac{v_t}{1 - \beta_2^t} \left(1 + \frac{m_t^2}{m_t^2 + \varepsilon} \beta_1^t\right)";

    /// <inheritdoc/>
    public static R Step<R>(ExAdam optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, epsilon, g) = (t[nameof(ExAdam.Beta1)], t[nameof(ExAdam.Beta2)], t[nameof(ExAdam.Epsilon)], t.Gradient);
        var m = t.Average("m", beta1, g);
        var v = t.Average("v", beta2, g * g);
        var d = 1 + v / (v + epsilon) * t.Power(beta2);
        var spread = R.Sqrt(v * (1 + m * m / (m * m + epsilon) * t.Power(beta1))) / R.Sqrt(t.Weight(beta2));
        return t.Parameter - t[nameof(ExAdam.LearningRate)] * d * (m + g) / t.Weight(beta1) / (spread + epsilon);
    }
}
