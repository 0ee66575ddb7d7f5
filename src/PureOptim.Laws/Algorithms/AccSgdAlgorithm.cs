using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>R. Kidambi, P. Netrapalli, P. Jain and S. M. Kakade, "On the Insufficiency of Existing Momentum Schemes for Stochastic Optimization", ICLR 2018, the algorithm ASGD in the form of the authors' code.</summary>
internal sealed class AccSgdAlgorithm : IAlgorithm<AccSgd>
{
    /// <inheritdoc/>
    public static string Statement => "Accelerated SGD takes the steps of its paper (Kidambi et al., 2018): a short step, averaged with a point that long steps have moved.";

    /// <inheritdoc/>
    public static string Formula => @"\bar w_t = \alpha \bar w_{t-1} + (1 - \alpha) \left(w_{t-1} - \frac{\kappa \eta}{c} g_t\right), \quad w_t = \frac{c (w_{t-1} - \eta g_t) + (1 - \alpha) \bar w_t}{c + 1 - \alpha}, \quad 1 - \alpha = \frac{\xi c^2}{\kappa}";

    /// <inheritdoc/>
    public static bool HasFractions => true;

    /// <inheritdoc/>
    public static R Step<R>(AccSgd optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (rate, kappa, c, w) = (t[nameof(AccSgd.LearningRate)], t[nameof(AccSgd.Kappa)], t[nameof(AccSgd.Constant)], t.Parameter);
        var share = t[nameof(AccSgd.Xi)] * c * c / kappa;
        var mean = t.Keep("mean", (1 - share) * t.Last("mean", t.Start) + share * (w - kappa * rate / c * t.Gradient));
        return (c * (w - rate * t.Gradient) + share * mean) / (c + share);
    }
}
