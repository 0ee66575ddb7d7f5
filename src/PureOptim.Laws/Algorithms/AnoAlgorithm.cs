using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A. Kegreisz, "Ano: Faster is Better in Noisy Landscape", arXiv:2508.18258, 2025, algorithm 1; where β2 is below one half a second moment below 0 is 0.</summary>
internal sealed class AnoAlgorithm : IAlgorithm<Ano>
{
    /// <inheritdoc/>
    public static string Statement => "Ano takes the steps of algorithm 1 of its paper (Kegreisz, 2025): the gradient says how long they are, and the momentum which way.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{|g_t|\, \mathrm{sign}(m_t)}{\sqrt{\hat v_t} + \varepsilon}, \quad v_t = \beta_2 v_{t-1} + (1 - \beta_2)\, \mathrm{sign}(g_t^2 - v_{t-1})\, g_t^2";

    /// <inheritdoc/>
    public static R Step<R>(Ano optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta2, square, last) = (t[nameof(Ano.Beta2)], t.Gradient * t.Gradient, t.Last("v", 0));
        var m = t.Average("m", t[nameof(Ano.Beta1)], t.Gradient);
        var v = t.Keep("v", R.Max(0, beta2 * last + (1 - beta2) * Sign.Of(square - last) * square));
        return t.Parameter - t[nameof(Ano.LearningRate)] * (R.Abs(t.Gradient) * Sign.Of(m)) / (R.Sqrt(v) / R.Sqrt(t.Weight(beta2)) + t[nameof(Ano.Epsilon)]);
    }
}
