using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>RAdam's measure of how far a second moment is to be trusted.</summary>
internal static class Rectification
{
    /// <summary>The scalars of a step that divides by the second moment where ρ_t, the number of gradients that it stands for, is above a threshold: the rate, 1 or 0 for the second moment, and ε, or 1 where that alone divides.</summary>
    /// <param name="t">The step.</param>
    /// <param name="beta2">β2.</param>
    /// <param name="threshold">The threshold; one below 4 is 4, below which the factor of a rate is no real number.</param>
    /// <param name="rate">η / (1 - β1^t).</param>
    /// <param name="early">The factor of the rate at or below the threshold.</param>
    /// <param name="epsilon">ε above it.</param>
    internal static (Scalar LearningRate, Scalar Share, Scalar Epsilon) Of(StepContext t, Schedule beta2, Scalar threshold, Scalar rate, Scalar early, Scalar epsilon)
    {
        var seen = t.OneMinusPower(beta2, nameof(Adam.Beta2));
        var limit = t.Named(2 / (1 - t.Of(beta2, nameof(Adam.Beta2))) - 1, "c_t");
        var length = t.Named(limit - 2 * t.Number * t.Power(beta2, nameof(Adam.Beta2)) / seen, "ρ_t", @"\rho_t");
        var factor = t.Named(Scalar.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)), "r_t");
        var least = t.Named(Scalar.Max(threshold, 4), "τ_t", @"\tau_t");
        return (
            t.Named(rate * Trusted(Scalar.Sqrt(seen) * factor, early), "η_t", @"\eta_t"),
            t.Named(Trusted(1, 0), "s_t"),
            t.Named(Trusted(epsilon, 1), "ε_t", @"\epsilon_t"));

        Scalar Trusted(Scalar then, Scalar otherwise) => Scalar.IfLess(least, length, then, otherwise);
    }
}
