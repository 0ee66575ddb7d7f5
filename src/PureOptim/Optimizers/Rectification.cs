using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>RAdam's measure of how far a second moment is to be trusted.</summary>
internal static class Rectification
{
    /// <summary>The number ρ_t of gradients that the second moment stands for, and the factor r_t of Adam's step, which is a real number where ρ_t is above 4.</summary>
    /// <param name="t">The step.</param>
    /// <param name="beta2">β2.</param>
    /// <param name="power">β2^t.</param>
    /// <param name="seen">1 - β2^t.</param>
    internal static (Scalar Length, Scalar Factor) Of(StepContext t, Scalar beta2, Scalar power, Scalar seen)
    {
        var limit = t.Named(2 / (1 - beta2) - 1, "c_t");
        var length = t.Named(limit - 2 * t.Number * power / seen, "ρ_t", @"\rho_t");
        return (length, t.Named(Scalar.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)), "r_t"));
    }
}
