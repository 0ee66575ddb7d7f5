using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The momentum of <see cref="Muon"/>.</summary>
internal static class MuonMomentum
{
    /// <summary>The momentum after a gradient, which it keeps: as it is, or with a look ahead, or corrected for its start at 0, or both.</summary>
    internal static Vector Direction(TensorStep tensor, StepContext t, Schedule momentumFactor, bool nesterov, bool correctsBias)
    {
        var (gradient, factor, seen) = (tensor.Gradient, t.Of(momentumFactor, nameof(Muon.MomentumFactor)), t.OneMinusPower(momentumFactor, nameof(Muon.MomentumFactor)));
        var momentum = tensor.KeepToward("Momentum", gradient, factor);
        return (nesterov, correctsBias) switch
        {
            (true, true) => factor * (momentum / (1 - Scalar.Power(factor, t.Number + 1))) + (1 - factor) * (gradient / seen),
            (true, false) => momentum - (1 - factor) * (momentum - gradient),
            (false, true) => momentum / seen,
            _ => momentum,
        };
    }
}
