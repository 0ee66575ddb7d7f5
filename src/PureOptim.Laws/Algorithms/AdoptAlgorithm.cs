using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>S. Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any β2 with the Optimal Rate", NeurIPS 2024, algorithms 2 and 3, whose steps count from 0.</summary>
internal sealed class AdoptAlgorithm : IAlgorithm<Adopt>
{
    /// <inheritdoc/>
    public static string Statement => "ADOPT takes the steps of algorithm 2 of its paper (Taniguchi et al., 2024): each gradient is divided by the second moment before it, and the first begins that.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta m_t, \quad m_t = \beta_1 m_{t-1} + (1 - \beta_1)\, \mathrm{Clip}\left(\frac{g_t}{\max(\sqrt{v_{t-1}}, \varepsilon)},\, \sqrt[4]{t - 1}\right), \quad v_1 = g_1^2,\; m_1 = 0";

    /// <inheritdoc/>
    public static R Step<R>(Adopt optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, square, last, v) = (t[nameof(Adopt.Beta1)], t[nameof(Adopt.Beta2)], t.Gradient * t.Gradient, t.Last("m", 0), t.Last("v", 0));
        t.Keep("v", t.InFirst(square, beta2 * v + (1 - beta2) * square));
        var normalized = t.Gradient / R.Max(R.Sqrt(v), t.InFirst(1, t[nameof(Adopt.Epsilon)]));
        if (optimizer.Clipping != AdoptClipping.None)
        {
            var bound = R.Sqrt(R.Sqrt(optimizer.Clipping == AdoptClipping.Steps ? t.Number : t.Number - 1));
            normalized = R.Min(R.Max(normalized, -bound), bound);
        }

        var share = t.InFirst(0, (1 - beta1) * normalized);
        var m = t.Keep("m", beta1 * last + share);
        return t.Parameter - t[nameof(Adopt.LearningRate)] * (optimizer.Nesterov ? beta1 * m + share : m);
    }
}
