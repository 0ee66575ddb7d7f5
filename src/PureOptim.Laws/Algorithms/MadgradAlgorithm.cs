using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A. Defazio and S. Jelassi, "Adaptivity without Compromise", arXiv:2101.11075, 2021, algorithm 1, whose k counts from 0 and whose c is 1 - μ.</summary>
internal sealed class MadgradAlgorithm : IAlgorithm<Madgrad>
{
    /// <inheritdoc/>
    public static string Statement => "MADGRAD takes the steps of algorithm 1 of its paper (Defazio and Jelassi, 2021): the parameters follow the dual average.";

    /// <inheritdoc/>
    public static string Formula =>
        @"x_t = (1 - c)\, x_{t-1} + c\, z_t, \quad z_t = x_0 - \frac{s_t}{\sqrt[3]{\nu_t} + \varepsilon}, \quad "
        + @"s_t = s_{t-1} + \eta \sqrt t\, g_t,\; \nu_t = \nu_{t-1} + \eta \sqrt t\, g_t^2,\; c = 1 - \mu";

    /// <inheritdoc/>
    public static R Step<R>(Madgrad optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var weight = t[nameof(Madgrad.LearningRate)] * R.Sqrt(t.Number);
        var s = t.Keep("s", t.Last("s", 0) + weight * t.Gradient);
        var v = t.Keep("v", t.Last("v", 0) + weight * (t.Gradient * t.Gradient));
        var z = t.Start - s / (R.Cbrt(v) + t[nameof(Madgrad.Epsilon)]);
        var c = 1 - t[nameof(Madgrad.MomentumFactor)];
        return (1 - c) * t.Parameter + c * z;
    }
}
