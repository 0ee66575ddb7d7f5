using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>
/// The scalars of one of Adam's steps as intervals that hold both the real numbers and the doubles that the optimizer computes: each is
/// computed here by the same operations, rounded outward, so it holds whatever rounding to nearest makes of them.
/// </summary>
/// <param name="Rate">η_t = η √(1 - β2^t) / (1 - β1^t).</param>
/// <param name="Correction">√(1 - β2^t).</param>
/// <param name="OneMinusBeta1">1 - β1, the weight of a gradient in the first moment.</param>
/// <param name="OneMinusBeta2">1 - β2, the weight of a squared gradient in the second moment.</param>
/// <param name="OneMinusPower1">1 - β1^t.</param>
internal readonly record struct AdamScalars(
    Interval Rate, Interval Correction, Interval OneMinusBeta1, Interval OneMinusBeta2, Interval OneMinusPower1)
{
    /// <summary>The weight of the old first moment: 1 less the weight of the gradient, and β1.</summary>
    internal Interval Beta1 => 1 - OneMinusBeta1;

    /// <summary>The weight of the old second moment: 1 less the weight of the squared gradient, and β2.</summary>
    internal Interval Beta2 => 1 - OneMinusBeta2;

    /// <summary>Around 1: the optimizer's η_t over the real one.</summary>
    internal Interval RateError => Rate / Rate;

    /// <summary>The scalars of step <paramref name="t"/>, counted from 1.</summary>
    internal static AdamScalars At(IOptimizer optimizer, int t)
    {
        var (beta1, beta2) = (Hyperparameter.Get(optimizer, "Beta1", t - 1), Hyperparameter.Get(optimizer, "Beta2", t - 1));
        var (oneMinusPower1, correction) = (1 - Power(beta1, t), Interval.Sqrt(1 - Power(beta2, t)));
        var rate = Hyperparameter.Get(optimizer, "LearningRate", t - 1) * correction / oneMinusPower1;
        return new(rate, correction, 1 - (Interval)beta1, 1 - (Interval)beta2, oneMinusPower1);
    }

    /// <summary>β^t, which the library's power function misses by at most an ulp.</summary>
    private static Interval Power(double beta, int t)
    {
        var power = ElementaryFunctions.Power(beta, t);
        return Interval.Between(double.BitDecrement(power), double.BitIncrement(power));
    }
}
