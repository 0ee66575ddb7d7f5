using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A. Graves, "Generating Sequences With Recurrent Neural Networks", arXiv:1308.0850, 2013, equations 38 to 40, without its momentum.</summary>
internal sealed class CenteredRmsPropAlgorithm : IAlgorithm<CenteredRmsProp>
{
    /// <inheritdoc/>
    public static string Statement => "Centered RMSProp takes the steps of its source (Graves, 2013), without its momentum: squares less the square of the average.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{g_t}{\sqrt{n_t - \bar g_t^2} + \varepsilon}, \quad n_t = \gamma n_{t-1} + (1 - \gamma) g_t^2,\; \bar g_t = \gamma \bar g_{t-1} + (1 - \gamma) g_t";

    /// <inheritdoc/>
    public static R Step<R>(CenteredRmsProp optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (decay, g, epsilon) = (t[nameof(CenteredRmsProp.Decay)], t.Gradient, t[nameof(CenteredRmsProp.Epsilon)]);
        var n = t.Keep("n", decay * t.Last("n", t[nameof(CenteredRmsProp.InitialAccumulator)]) + (1 - decay) * (g * g));
        var mean = t.Average("mean", decay, g);
        var variance = R.Max(n - mean * mean, 0);
        var divisor = optimizer.EpsilonPlacement == EpsilonPlacement.InsideRoot ? R.Sqrt(variance + epsilon) : R.Sqrt(variance) + epsilon;
        return t.Parameter - t[nameof(CenteredRmsProp.LearningRate)] * g / divisor;
    }
}
