using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>M. Pagliardini, P. Ablin and D. Grangier, "The AdEMAMix Optimizer: Better, Faster, Older", arXiv:2409.03137, 2024, algorithm 1, without its decay.</summary>
internal sealed class AdEmaMixAlgorithm : IAlgorithm<AdEmaMix>
{
    /// <inheritdoc/>
    public static string Statement => "AdEMAMix takes the steps of algorithm 1 of its paper (Pagliardini et al., 2024), without its decay.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{\hat m_{1,t} + \alpha m_{2,t}}{\sqrt{\hat \nu_t} + \varepsilon}";

    /// <inheritdoc/>
    public static R Step<R>(AdEmaMix optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var m1 = t.Corrected("m1", t[nameof(AdEmaMix.Beta1)], t.Gradient);
        var m2 = t.Average("m2", t[nameof(AdEmaMix.Beta3)], t.Gradient);
        var v = t.Average("v", t[nameof(AdEmaMix.Beta2)], t.Gradient * t.Gradient);
        var seen = t.Weight(t[nameof(AdEmaMix.Beta2)]);
        return t.Parameter - t[nameof(AdEmaMix.LearningRate)] * (m1 + t[nameof(AdEmaMix.Alpha)] * m2) / (R.Sqrt(v + t[nameof(AdEmaMix.RootEpsilon)] * seen) / R.Sqrt(seen) + t[nameof(AdEmaMix.Epsilon)]);
    }
}
