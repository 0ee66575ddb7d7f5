using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>B. T. Polyak and A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992, as in PyTorch: the rate is that of L. Bottou, 2010.</summary>
internal sealed class AsgdAlgorithm : IAlgorithm<Asgd>
{
    /// <inheritdoc/>
    public static string Statement => "Averaged gradient descent takes the steps of PyTorch's ASGD, and averages them as that does.";

    /// <inheritdoc/>
    public static string Formula => @"\theta_t = (1 - \lambda \eta_t)\, \theta_{t-1} - \eta_t g_t, \quad \eta_t = \eta\, (1 + \lambda \eta (t - 1))^{-\alpha}, \quad \bar\theta_t = \bar\theta_{t-1} + \frac{\theta_t - \bar\theta_{t-1}}{\max(1,\, t - 1 - t_0)}";

    /// <inheritdoc/>
    public static (string Slot, string Name)? Result => ("Average", "ax");

    /// <inheritdoc/>
    public static R Step<R>(Asgd optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (rate, decay) = (t[nameof(Asgd.LearningRate)], t[nameof(Asgd.Decay)]);
        var now = rate / R.Power(1 + decay * rate * (t.Number - 1), t[nameof(Asgd.Exponent)]);
        var next = t.Parameter - now * (t.Gradient + decay * t.Parameter);
        var average = t.Last("ax", t.Start);
        t.Keep("ax", average + (next - average) / R.Max(1, t.Number - 1 - t[nameof(Asgd.AverageFrom)]));
        return next;
    }
}
