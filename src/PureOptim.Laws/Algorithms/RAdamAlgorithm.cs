using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>L. Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", ICLR 2020, algorithm 2, with the ε that frameworks add.</summary>
internal sealed class RAdamAlgorithm : IAlgorithm<RAdam>
{
    /// <inheritdoc/>
    public static string Statement => "RAdam takes the steps of algorithm 2 of its paper (Liu et al., 2020): rectified where the average is long enough, of momentum alone where it is not.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\rho_t > \tau \Rightarrow \Delta_t = \eta r_t \frac{\hat m_t}{\sqrt{\hat v_t}}, \quad \text{else } \Delta_t = \eta \hat m_t, \quad "
        + @"\rho_t = \rho_\infty - \frac{2 t \beta_2^t}{1 - \beta_2^t},\; r_t^2 = \frac{(\rho_t - 4)(\rho_t - 2) \rho_\infty}{(\rho_\infty - 4)(\rho_\infty - 2) \rho_t}";

    /// <inheritdoc/>
    public static R Step<R>(RAdam optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2) = (t[nameof(RAdam.Beta1)], t[nameof(RAdam.Beta2)]);
        var m = t.Corrected("m", beta1, t.Gradient);
        var v = t.Average("v", beta2, t.Gradient * t.Gradient);
        var (length, r) = Rectification(t, beta2);
        var root = R.Sqrt(t.Weight(beta2));
        var divisor = optimizer.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection
            ? (R.Sqrt(v) + t[nameof(RAdam.Epsilon)]) / root
            : R.Sqrt(v) / root + t[nameof(RAdam.Epsilon)];
        var update = R.IfLess(R.Max(t[nameof(RAdam.Threshold)], 4), length, r * m / divisor, m);
        return t.Parameter - t[nameof(RAdam.LearningRate)] * update;
    }

    /// <summary>ρ_t, the length of the average, and r_t.</summary>
    internal static (R Length, R Factor) Rectification<R>(AlgorithmStep<R> t, R beta2)
        where R : struct, IReal<R>
    {
        var most = 2 / (1 - beta2) - 1;
        var length = most - 2 * t.Number * t.Power(beta2) / t.Weight(beta2);
        return (length, R.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length)));
    }
}
