using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>S. R. Dubey et al., "diffGrad: An Optimization Method for Convolutional Neural Networks", 2020, algorithm 1; rectified as RAdam is.</summary>
internal sealed class DiffGradAlgorithm : IAlgorithm<DiffGrad>
{
    /// <inheritdoc/>
    public static string Statement => "diffGrad takes the steps of algorithm 1 of its paper (Dubey et al., 2020): Adam's, times the friction, which is more the less the gradient has changed.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta\, \xi_t \frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}, \quad \xi_t = \frac{1}{1 + e^{-|g_{t-1} - g_t|}}";

    /// <inheritdoc/>
    public static R Step<R>(DiffGrad optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta2, g) = (t[nameof(DiffGrad.Beta2)], t.Gradient);
        var m = t.Corrected("m", t[nameof(DiffGrad.Beta1)], g);
        var v = t.Average("v", beta2, g * g);
        var second = R.Sqrt((optimizer.KeepsLargest ? t.Keep("largest", R.Max(t.Last("largest", 0), v)) : v) + t[nameof(DiffGrad.RootEpsilon)]);
        var correction = R.Sqrt(t.Weight(beta2));
        var divisor = optimizer.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection ? (second + t[nameof(DiffGrad.Epsilon)]) / correction : second / correction + t[nameof(DiffGrad.Epsilon)];
        var friction = 1 / (1 + R.Exp(-R.Abs(t.Last("last", 0) - g)));
        t.Keep("last", g);
        var update = friction * m / divisor;
        if (optimizer.FirstSteps != FirstSteps.AsLater)
        {
            var (length, factor) = RAdamAlgorithm.Rectification(t, beta2);
            update = R.IfLess(R.Max(t[nameof(DiffGrad.Threshold)], 4), length, factor * update, optimizer.FirstSteps == FirstSteps.Momentum ? m : 0);
        }

        return t.Parameter - t[nameof(DiffGrad.LearningRate)] * update;
    }
}
