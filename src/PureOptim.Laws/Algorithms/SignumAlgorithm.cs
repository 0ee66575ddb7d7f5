using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>J. Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", ICML 2018, algorithm 2.</summary>
internal sealed class SignumAlgorithm : IAlgorithm<Signum>
{
    /// <inheritdoc/>
    public static string Statement => "Signum takes the steps of algorithm 2 of its paper (Bernstein et al., 2018): by the sign of the average.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta\, \mathrm{sign}(m_t), \quad m_t = \beta m_{t-1} + (1 - \beta) g_t";

    /// <inheritdoc/>
    public static bool HasFractions => true;

    /// <inheritdoc/>
    public static R Step<R>(Signum optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        return t.Parameter - t[nameof(Signum.LearningRate)] * Sign.Of(t.Average("m", t[nameof(Signum.Beta)], t.Gradient));
    }
}
