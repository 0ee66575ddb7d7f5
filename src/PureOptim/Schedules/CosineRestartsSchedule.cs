using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Half cosine waves, one after another, each of which begins high again: warm restarts.
/// <code>
/// s(t) = end + (start - end) h^i (1 + cos(π (t - t_i)/T_i)) / 2,    T_i = T m^i,    t_i = T_0 + … + T_(i-1)
/// </code>
/// in the i-th wave, counted from 0.
/// </summary>
/// <remarks>
/// <para>As PyTorch's CosineAnnealingWarmRestarts (h = 1) and Keras's CosineDecayRestarts. Exactly the start at step 0.</para>
/// <para>
/// Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, equation 5.
/// </para>
/// </remarks>
public sealed record CosineRestartsSchedule : Schedule
{
    /// <summary>The smallest factor above 1: with a smaller one the beginnings of waves, which are quotients by m - 1, would be known less well than to the step.</summary>
    private const double SmallestGrowth = 1.01;

    /// <summary>Waves of a number of steps.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="period">T, the steps of the first wave, at least 1.</param>
    /// <param name="periodFactor">m, by which each wave is longer than the one before: 1, or at least 1.01.</param>
    /// <param name="heightFactor">h, by which each wave is higher than the one before, above 0 and at most 1.</param>
    /// <param name="end">The value to which each wave falls, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public CosineRestartsSchedule(double start, long period, double periodFactor = 1, double heightFactor = 1, double end = 0)
    {
        (Start, Period, End) = (Argument.Finite(start), Argument.AtLeast(period, 1), Argument.Finite(end));
        Argument.Finite(end - start, "end - start");
        PeriodFactor = periodFactor == 1 || (periodFactor >= SmallestGrowth && double.IsFinite(periodFactor))
            ? periodFactor
            : throw Argument.OutOfRange(nameof(periodFactor), periodFactor, Invariant($"1, or finite and at least {SmallestGrowth}"));
        HeightFactor = heightFactor is > 0 and <= 1 ? heightFactor : throw Argument.OutOfRange(nameof(heightFactor), heightFactor, "above 0 and at most 1");
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>T, the steps of the first wave.</summary>
    public long Period { get; }

    /// <summary>m, by which each wave is longer than the one before.</summary>
    public double PeriodFactor { get; }

    /// <summary>h, by which each wave is higher than the one before.</summary>
    public double HeightFactor { get; }

    /// <summary>The value to which each wave falls.</summary>
    public double End { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>CosineRestarts(0.1 to 0 in 10 steps, then times 2, height times 0.5)</c>.</summary>
    public override string ToString() => Invariant(
        $"CosineRestarts({Start:R} to {End:R} in {Counted.Of(Period, "step")}{(PeriodFactor == 1 ? "" : Invariant($", then times {PeriodFactor:R}"))}{(HeightFactor == 1 ? "" : Invariant($", height times {HeightFactor:R}"))})");

    /// <inheritdoc/>
    public override long StepsToComplete => Period;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        var (wave, part) = PeriodFactor == 1 ? (step / Period, step % Period / (double)Period) : Growing(step);
        if (part == 0 && HeightFactor == 1) return Start;
        var height = (Start - End) * ElementaryFunctions.Power(HeightFactor, wave) * (1 + Real64.Cos(double.Pi * part).Value) / 2;
        return double.Clamp(End + height, Minimum, Maximum);
    }

    /// <summary>The wave of a step, and the part of it that has passed.</summary>
    private (long Wave, double Part) Growing(long step)
    {
        var wave = (long)(Real64.Log(1 + step / (double)Period * (PeriodFactor - 1)).Value / Real64.Log(PeriodFactor).Value);
        while (BeginningOf(wave + 1) <= step) wave++;
        while (wave > 0 && BeginningOf(wave) > step) wave--;
        return (wave, (step - BeginningOf(wave)) / (Period * ElementaryFunctions.Power(PeriodFactor, wave)));
    }

    private double BeginningOf(long wave) => Period * (ElementaryFunctions.Power(PeriodFactor, wave) - 1) / (PeriodFactor - 1);
}
