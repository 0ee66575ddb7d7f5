namespace PureOptim.Dialects;

/// <summary>The decays that programs have as an argument of their optimizers: of 0 they are no wrapper at all.</summary>
internal static class DialectDecay
{
    /// <summary>The optimizer with a decay added to its gradients.</summary>
    internal static IOptimizer Coupled(this IOptimizer optimizer, double weightDecay) => weightDecay == 0 ? optimizer : optimizer.WithCoupledDecay(weightDecay);

    /// <summary>A rate with a number added at every step.</summary>
    internal static Schedule Plus(this Schedule rate, double more) => rate is Schedule.Constant constant
        ? constant.Value + more
        : Schedule.Custom(step => rate.At(step) + more, rate.Minimum + more, rate.Maximum + more);

    /// <summary>The optimizer with a decay beside its step, times a rate, at a place of the formula.</summary>
    internal static IOptimizer Decoupled(this IOptimizer optimizer, double weightDecay, Schedule rate, DecayPlacement placement) =>
        weightDecay == 0 ? optimizer : optimizer.WithDecay(weightDecay, rate) with { DecayPlacement = placement };
}
