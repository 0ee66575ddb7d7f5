using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>H. B. McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013, algorithm 1, with powers and shrinkage of programs beside it.</summary>
internal sealed class FtrlAlgorithm : IAlgorithm<Ftrl>
{
    /// <inheritdoc/>
    public static string Statement => "FTRL takes the steps of algorithm 1 of its paper (McMahan et al., 2013), with the powers and the shrinkage of programs.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\theta_t = \begin{cases} 0 & |z_t| \le \lambda_1 \\ -\left(\frac{\beta + n_t^r}{\eta} + \lambda_2\right)^{-1} (z_t - \mathrm{sign}(z_t) \lambda_1) & \text{else} \end{cases}, \quad "
        + @"z_t = z_{t-1} + g_t + 2 \lambda_s \theta_{t-1} - \sigma_t \theta_{t-1},\; \sigma_t = \frac{n_t^q - n_{t-1}^q}{\eta}";

    /// <inheritdoc/>
    public static Magnitudes Magnitudes { get; } =
        Magnitudes.Between(-30, 30, "where the two powers differ, each step multiplies a parameter by a power of the squares, and of larger numbers all become infinite");

    /// <inheritdoc/>
    public static R Step<R>(Ftrl optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (rate, lambda1, last) = (t[nameof(Ftrl.LearningRate)], t[nameof(Ftrl.Lambda1)], t.Last("n", t[nameof(Ftrl.InitialAccumulator)]));
        var n = t.Keep("n", last + t.Gradient * t.Gradient);
        var sigma = (R.Power(n, t[nameof(Ftrl.Power)]) - R.Power(last, t[nameof(Ftrl.Power)])) / rate;
        var z = t.Keep("z", t.Last("z", 0) + t.Gradient + 2 * t[nameof(Ftrl.Shrinkage)] * t.Parameter - sigma * t.Parameter);
        var divisor = (t[nameof(Ftrl.Beta)] + R.Power(n, t[nameof(Ftrl.DivisorPower)])) / rate + t[nameof(Ftrl.Lambda2)];
        // Before the first gradient there is nothing to divide by, and no sum either.
        return R.IfLess(lambda1, R.Abs(z), R.IfLess(0, divisor, -(z - Sign.Of(z) * lambda1) / divisor, 0), 0);
    }
}
