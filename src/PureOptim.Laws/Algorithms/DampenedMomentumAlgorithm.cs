using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013, with the dampening of PyTorch, which does not dampen the first gradient.</summary>
internal sealed class DampenedMomentumAlgorithm : IAlgorithm<DampenedMomentum>
{
    /// <inheritdoc/>
    public static string Statement => "Dampened momentum takes the steps of PyTorch: every gradient but the first enters the velocity with a part of its weight.";

    /// <inheritdoc/>
    public static string Formula => @"\theta_t = \theta_{t-1} + \eta v_t, \quad v_1 = -g_1,\; v_t = \mu v_{t-1} - (1 - \tau) g_t";

    /// <inheritdoc/>
    public static R Step<R>(DampenedMomentum optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var dampened = t.InFirst(t.Gradient, (1 - t[nameof(DampenedMomentum.Dampening)]) * t.Gradient);
        var v = t.Keep("v", t[nameof(DampenedMomentum.MomentumFactor)] * t.Last("v", 0) - dampened);
        return t.Parameter + t[nameof(DampenedMomentum.LearningRate)] * v;
    }
}
