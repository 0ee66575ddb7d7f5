namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of PyTorch (torch.optim 2.13), under its names, with its arguments and its defaults: <c>PyTorch.Adam(lr: 0.01, weightDecay: 1e-4)</c>. What is
/// about speed alone (foreach, fused, capturable) has no counterpart.
/// </summary>
public static class PyTorch
{
    /// <summary>RMSprop, with ε outside the root. The rate is 0.01 unless given.</summary>
    public static IOptimizer RMSprop(Schedule? lr = null, double alpha = 0.99, double eps = 1e-8, double weightDecay = 0, bool maximize = false) =>
        new RmsProp { LearningRate = lr ?? 0.01, Decay = alpha, Epsilon = eps }.Changed(weightDecay, maximize);

    /// <summary>Adam, with ε added after the correction. The rate is 0.001 unless given; a decoupled decay is that of <see cref="AdamW"/>.</summary>
    public static IOptimizer Adam(
        Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0, bool maximize = false, bool decoupledWeightDecay = false)
    {
        if (decoupledWeightDecay) return AdamW(lr, betas, eps, weightDecay, maximize);
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new Adam { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }
            .Changed(weightDecay, maximize);
    }

    /// <summary>AdamW. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdamW(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0.01, bool maximize = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new AdamW { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, WeightDecay = weightDecay }.Changed(0, maximize);
    }

    /// <summary>The options that every optimizer has: gradients turned first, then a decay added to them.</summary>
    private static IOptimizer Changed(this IOptimizer optimizer, double weightDecay, bool maximize)
    {
        var decayed = weightDecay == 0 ? optimizer : optimizer.WithCoupledDecay(weightDecay);
        return maximize ? decayed.Maximizing() : decayed;
    }
}
