using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 2, with the ε that frameworks add.</summary>
internal sealed class AdamaxAlgorithm : IAlgorithm<Adamax>
{
    /// <inheritdoc/>
    public static string Statement => "Adamax takes the steps of algorithm 2 of its paper (Kingma and Ba, 2015), with the ε of frameworks.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \frac{\eta}{1 - \beta_1^t} \frac{m_t}{u_t}, \quad u_t = \max(\beta_2 u_{t-1},\, |g_t| + \varepsilon)";

    /// <inheritdoc/>
    public static R Step<R>(Adamax optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (inside, outside) = optimizer.IsEpsilonInMaximum ? (t[nameof(Adamax.Epsilon)], (R)0) : ((R)0, t[nameof(Adamax.Epsilon)]);
        var m = t.Average("m", t[nameof(Adamax.Beta1)], t.Gradient);
        var u = t.Keep("u", R.Max(t[nameof(Adamax.Beta2)] * t.Last("u", 0), R.Abs(t.Gradient) + inside));
        return t.Parameter - t[nameof(Adamax.LearningRate)] / t.Weight(t[nameof(Adamax.Beta1)]) * m / (u + outside);
    }
}
