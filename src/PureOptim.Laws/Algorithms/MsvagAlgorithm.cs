using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>L. Balles and P. Hennig, "Dissecting Adam: The Sign, Magnitude and Variance of Stochastic Gradients", ICML 2018, algorithm 2, with the bound of ρ of the authors' code.</summary>
internal sealed class MsvagAlgorithm : IAlgorithm<Msvag>
{
    /// <inheritdoc/>
    public static string Statement => "M-SVAG takes the steps of algorithm 2 of its paper (Balles and Hennig, 2018), with the bound of the authors' code.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \eta\, \gamma_t m_t, \quad \gamma_t = \frac{m_t^2}{m_t^2 + \rho_t s_t},\; s_t = \frac{v_t - m_t^2}{1 - \rho_t},\; "
        + @"\rho_t = \min\left(\frac{(1 - \beta)(1 + \beta^t)}{(1 + \beta)(1 - \beta^t)},\, 0.9999\right)";

    /// <inheritdoc/>
    public static bool HasFractions => true;

    /// <summary>Those of 0 make an average of 0, of which the rule has 0/0 on the side of the choice that it does not take.</summary>
    public static ImmutableArray<Parameters<double>> Gradients(LawCase c) => c.NonzeroGradients;

    /// <inheritdoc/>
    public static R Step<R>(Msvag optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var beta = t[nameof(Msvag.Beta)];
        var m = t.Corrected("m", beta, t.Gradient);
        var v = t.Corrected("v", beta, t.Gradient * t.Gradient);
        var share = R.Min((1 - beta) * (1 + t.Power(beta)) / ((1 + beta) * t.Weight(beta)), 0.9999);
        var s = R.Max(v - m * m, 0) / (1 - share);
        return t.Parameter - t[nameof(Msvag.LearningRate)] * R.IfLess(0, m * m, m * m / (m * m + share * s), 0) * m;
    }
}
