using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A rate that is multiplied by a factor when a metric has stopped getting better: a pure function of the metrics seen, whose state is a value.
/// <code>
/// better:  m &lt; best - θ |best|        (absolute: m &lt; best - θ)
/// rate' = max(f rate, least)       after more than P metrics in a row that were not better
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// A schedule knows the step alone, so this is none. Between two folds, most often after an epoch, a metric of what the run has reached gives the rate of the next:
/// <code>
/// var state = plateau.Start(0.1);
/// foreach (var epoch in epochs)
/// {
///     at = epoch.Fold(new Sgd { LearningRate = state.Rate }, at, model);
///     state = plateau.Step(state, LossOf(at.Parameters));
/// }
/// </code>
/// The memory of the optimizer goes on: a rate is no part of it.
/// </para>
/// <para>
/// Defaults are PyTorch's. Optax's <c>reduce_on_plateau</c> counts one metric fewer (its patience of 10 is 9 here), has both thresholds at once, and can look at means of several metrics
/// (<see cref="GroupSize"/>); a metric that is NaN is never better. In both a relative gain is a part of the best metric with its sign, so that a metric below 0 that stays as it is
/// counts as better for ever; here it is a part of the magnitude, and the sign does not matter.
/// </para>
/// </remarks>
public sealed record ReduceOnPlateau
{
    /// <summary>The factor f of a reduction, above 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public double Factor { get; init => field = value is > 0 and < 1 ? value : throw Argument.OutOfRange(nameof(Factor), value, "above 0 and below 1"); } = 0.1;

    /// <summary>The number P of metrics in a row that may be no better, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Patience { get; init => field = Argument.AtLeast(value, 0, nameof(Patience)); } = 10;

    /// <summary>The least gain θ, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Threshold { get; init => field = Argument.NonNegative(value); } = 1e-4;

    /// <summary>Whether the least gain is a part of the best or a difference.</summary>
    public PlateauThreshold ThresholdMode { get; init => field = Argument.Defined(value); } = PlateauThreshold.Relative;

    /// <summary>A least gain that is a difference, besides the other; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double AbsoluteThreshold { get; init => field = Argument.NonNegative(value); }

    /// <summary>The number of metrics after a reduction that do not count as failures, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Cooldown { get; init => field = Argument.AtLeast(value, 0, nameof(Cooldown)); }

    /// <summary>The rate that is not passed, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double LeastRate { get; init => field = Argument.NonNegative(value); }

    /// <summary>A reduction by no more than this is left out; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double LeastChange { get; init => field = Argument.NonNegative(value); } = 1e-8;

    /// <summary>Whether larger metrics are better.</summary>
    public bool IsMaximized { get; init; }

    /// <summary>The number of metrics whose mean counts as one, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long GroupSize { get; init => field = Argument.AtLeast(value, 1, nameof(GroupSize)); } = 1;

    /// <summary>As in <c>ReduceOnPlateau(times 0.1 after more than 10 failures)</c>.</summary>
    public override string ToString() => Invariant($"ReduceOnPlateau(times {Factor:R} after more than {Counted.Of(Patience, "failure")})");

    /// <summary>The state before any metric.</summary>
    /// <param name="rate">The rate to begin with, finite and at least 0; 1 where it is a factor of other rates.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public PlateauState Start(double rate) => new(Argument.NonNegative(rate, nameof(rate)), IsMaximized ? double.NegativeInfinity : double.PositiveInfinity);

    /// <summary>The state after one more metric.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="metric">The metric.</param>
    public PlateauState Step(PlateauState state, double metric)
    {
        var (seen, mean) = (state.Seen + 1, (state.Seen * state.Mean + metric) / (state.Seen + 1));
        if (seen < GroupSize) return state with { Seen = seen, Mean = mean };

        var isBetter = IsMaximized
            ? mean > Raised(state.Best, Threshold) + AbsoluteThreshold
            : mean < Raised(state.Best, -Threshold) - AbsoluteThreshold;
        var next = new PlateauState(state.Rate, isBetter ? mean : state.Best, isBetter || state.Cooling > 0 ? 0 : state.Failures + 1, long.Max(state.Cooling - 1, 0));
        if (next.Failures <= Patience) return next;
        var reduced = double.Max(state.Rate * Factor, LeastRate);
        return next with { Rate = state.Rate - reduced > LeastChange ? reduced : state.Rate, Failures = 0, Cooling = Cooldown };
    }

    /// <summary>The best metric, more by a part of its magnitude or by a difference; before any metric it stays infinite.</summary>
    private double Raised(double best, double gain) => ThresholdMode == PlateauThreshold.Absolute || double.IsInfinity(best) ? best + gain
        : best * (best < 0 ? 1 - gain : 1 + gain);
}
