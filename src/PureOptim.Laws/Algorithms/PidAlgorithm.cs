using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>W. An et al., "A PID Controller Approach for Stochastic Optimization of Deep Networks", CVPR 2018, with the gradient itself as its proportional part.</summary>
internal sealed class PidAlgorithm : IAlgorithm<Pid>
{
    /// <inheritdoc/>
    public static string Statement => "PID takes the steps of its paper (An et al., 2018), with the gradient itself as the proportional part.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta (g_t + K_I i_t + K_D d_t), \quad i_t = \mu i_{t-1} + (1 - \delta) g_t,\; d_t = \mu d_{t-1} + (1 - \mu)(g_t - g_{t-1}),\; d_1 = 0";

    /// <inheritdoc/>
    public static R Step<R>(Pid optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (mu, g) = (t[nameof(Pid.MomentumFactor)], t.Gradient);
        var integral = t.Keep("i", mu * t.Last("i", 0) + (1 - t[nameof(Pid.Dampening)]) * g);
        var derivative = t.Average("d", mu, t.InFirst(0, g - t.Last("last", 0)));
        t.Keep("last", g);
        return t.Parameter - t[nameof(Pid.LearningRate)] * (g + t[nameof(Pid.Integral)] * integral + t[nameof(Pid.Derivative)] * derivative);
    }
}
