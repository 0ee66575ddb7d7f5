using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <content>The schedules: <c>Optax.Adam(Optax.CosineDecaySchedule(0.1, 100))</c>. The first step has count 0.</content>
public static partial class Optax
{
    /// <summary>A constant.</summary>
    public static Schedule ConstantSchedule(double value) => value;

    /// <summary>A power of the time that is left. Without steps it keeps its first value.</summary>
    public static Schedule PolynomialSchedule(double initValue, double endValue, double power, long transitionSteps, long transitionBegin = 0) =>
        transitionSteps <= 0 ? initValue : new PolynomialSchedule(initValue, endValue, transitionSteps, power).After(transitionBegin);

    /// <summary>A straight line. Without steps it keeps its first value.</summary>
    public static Schedule LinearSchedule(double initValue, double endValue, long transitionSteps, long transitionBegin = 0) =>
        transitionSteps <= 0 ? initValue : new LinearSchedule(initValue, endValue, transitionSteps).After(transitionBegin);

    /// <summary>A value that is multiplied at given steps.</summary>
    public static Schedule PiecewiseConstantSchedule(double initValue, params ImmutableArray<(long Boundary, double Scale)> boundariesAndScales) =>
        ScheduleFactories.Jumping(initValue, boundariesAndScales.IsDefault ? [] : boundariesAndScales);

    /// <summary>A value that is multiplied by the rate every so many steps, smoothly or not. Without steps, or with a rate of 0, it keeps its first value.</summary>
    public static Schedule ExponentialDecay(
        double initValue, long transitionSteps, double decayRate, long transitionBegin = 0, bool staircase = false, double? endValue = null)
    {
        if (transitionSteps <= 0 || decayRate == 0) return initValue;
        if (endValue is { } end && (decayRate < 1 ? end >= initValue : end <= initValue)) return end;
        return new ExponentialSchedule(initValue, decayRate, transitionSteps, staircase, endValue).After(transitionBegin);
    }

    /// <summary>Half a cosine wave to alpha times the start.</summary>
    public static Schedule CosineDecaySchedule(double initValue, long decaySteps, double alpha = 0, double exponent = 1) =>
        DialectSchedules.Cosine(initValue, decaySteps, alpha, exponent);

    /// <summary>Lines ("linear") or half waves ("cosine") between values, each the one before times a scale.</summary>
    public static Schedule PiecewiseInterpolateSchedule(string interpolateType, double initValue, params ImmutableArray<(long Boundary, double Scale)> boundariesAndScales)
    {
        var interpolation = DialectSchedules.Chosen(interpolateType, nameof(interpolateType), ("linear", Interpolation.Linear), ("cosine", Interpolation.Cosine));
        var value = initValue;
        return new InterpolatedSchedule(
            initValue, interpolation, [.. (boundariesAndScales.IsDefault ? [] : boundariesAndScales).OrderBy(point => point.Boundary).Select(point => ((double)point.Boundary, value *= point.Scale))]);
    }

    /// <summary>One cycle of three lines.</summary>
    public static Schedule LinearOnecycleSchedule(
        long transitionSteps, double peakValue, double pctStart = 0.3, double pctFinal = 0.85, double divFactor = 25, double finalDivFactor = 1e4) =>
        PiecewiseInterpolateSchedule(
            "linear",
            peakValue / divFactor,
            ((long)(pctStart * Argument.AtLeast(transitionSteps, 1)), divFactor),
            ((long)(pctFinal * transitionSteps), 1 / divFactor),
            (transitionSteps, 1 / finalDivFactor));

    /// <summary>One cycle of two half waves.</summary>
    public static Schedule CosineOnecycleSchedule(long transitionSteps, double peakValue, double pctStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4) =>
        PiecewiseInterpolateSchedule(
            "cosine", peakValue / divFactor, ((long)(pctStart * Argument.AtLeast(transitionSteps, 1)), divFactor), (transitionSteps, 1 / (divFactor * finalDivFactor)));

    /// <summary>A line to the peak, which it keeps.</summary>
    public static Schedule WarmupConstantSchedule(double initValue, double peakValue, long warmupSteps) => LinearSchedule(initValue, peakValue, warmupSteps);

    /// <summary>A line to the peak, and half a cosine wave down; the steps are those of both.</summary>
    public static Schedule WarmupCosineDecaySchedule(double initValue, double peakValue, long warmupSteps, long decaySteps, double endValue = 0, double exponent = 1) =>
        LinearSchedule(initValue, peakValue, warmupSteps).Then(
            CosineDecaySchedule(peakValue, decaySteps - warmupSteps, peakValue == 0 ? 0 : endValue / peakValue, exponent), warmupSteps);

    /// <summary>A line to the peak, and exponential decay.</summary>
    public static Schedule WarmupExponentialDecaySchedule(
        double initValue, double peakValue, long warmupSteps, long transitionSteps, double decayRate, long transitionBegin = 0, bool staircase = false, double? endValue = null) =>
        LinearSchedule(initValue, peakValue, warmupSteps).Then(
            ExponentialDecay(peakValue, transitionSteps, decayRate, transitionBegin, staircase, endValue), warmupSteps);

    /// <summary>Warm restarts: cycles one after another, each with numbers of its own.</summary>
    public static Schedule SgdrSchedule(params ImmutableArray<WarmupCosineDecay> cosineKwargs)
    {
        ImmutableArray<Schedule> cycles =
            [.. cosineKwargs.Select(cycle => WarmupCosineDecaySchedule(cycle.InitValue, cycle.PeakValue, cycle.WarmupSteps, cycle.DecaySteps, cycle.EndValue, cycle.Exponent))];
        var boundary = 0L;
        return JoinSchedules(cycles, [.. cosineKwargs.SkipLast(1).Select(cycle => boundary += cycle.DecaySteps)]);
    }

    /// <summary>Schedules one after another; each begins at its own count 0 at its boundary.</summary>
    /// <exception cref="ArgumentException">There is no schedule, or not one boundary fewer than schedules.</exception>
    public static Schedule JoinSchedules(ImmutableArray<Schedule> schedules, ImmutableArray<long> boundaries)
    {
        if (schedules.IsDefaultOrEmpty) throw new ArgumentException("Schedules must be at least one.", nameof(schedules));
        if (boundaries.Length != schedules.Length - 1)
            throw new ArgumentException(Invariant($"Boundaries must be one fewer than schedules: {schedules.Length - 1}, not {boundaries.Length}."), nameof(boundaries));
        return boundaries.Zip(schedules[1..]).Aggregate(schedules[0], (before, next) => before.Then(next.Second, next.First));
    }

    /// <summary>A factor of all updates that shrinks when a metric stops getting better (contrib); start it at 1.</summary>
    [PeerName("optax.contrib.reduce_on_plateau")]
    public static ReduceOnPlateau ReduceOnPlateau(
        double factor = 0.1, long patience = 10, double rtol = 1e-4, double atol = 0, long cooldown = 0, long accumulationSize = 1, double minScale = 0) => new()
        {
            Factor = factor,
            Patience = Argument.AtLeast(patience, 1) - 1,
            Threshold = rtol,
            AbsoluteThreshold = atol,
            Cooldown = cooldown,
            GroupSize = accumulationSize,
            LeastRate = minScale,
            LeastChange = 0,
        };
}
