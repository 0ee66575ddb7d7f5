using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>S. Choudhury et al., "Remove that Square Root: A New Efficient Scale-Invariant Version of AdaGrad", NeurIPS 2024, algorithm 1, with the ε of pytorch-optimizer.</summary>
internal sealed class KateAlgorithm : IAlgorithm<Kate>
{
    /// <inheritdoc/>
    public static string Statement => "KATE takes the steps of algorithm 1 of its paper (Choudhury et al., 2024), with the ε of pytorch-optimizer in each step.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \frac{\beta\, m_t}{b_t^2} g_t, \quad b_t^2 = b_{t-1}^2 + g_t^2 + \varepsilon,\; m_t^2 = m_{t-1}^2 + \eta g_t^2 + \frac{g_t^2}{b_t^2}";

    /// <inheritdoc/>
    public static R Step<R>(Kate optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var square = t.Gradient * t.Gradient;
        var b = t.Keep("b", t.Last("b", 0) + square + t[nameof(Kate.Epsilon)]);
        var m = t.Keep("m", t.Last("m", 0) + t[nameof(Kate.Delta)] * square + square / b);
        return t.Parameter - t[nameof(Kate.LearningRate)] * R.Sqrt(m) / b * t.Gradient;
    }
}
