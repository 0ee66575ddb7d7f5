using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The schedules by their names on <see cref="Schedule"/>, and how to put one after another:
/// <c>Schedule.Cosine(0.1, steps: 900).WithWarmUp(100)</c>.
/// </summary>
public static class ScheduleFactories
{
    extension(Schedule)
    {
        /// <summary>A straight line from <paramref name="start"/> to <paramref name="end"/>, which it keeps.</summary>
        /// <inheritdoc cref="LinearSchedule(double, double, long)"/>
        public static Schedule Linear(double start, double end, long steps) => new LinearSchedule(start, end, steps);

        /// <summary>Half a cosine wave from <paramref name="start"/> to a fraction of it, which it keeps.</summary>
        /// <inheritdoc cref="CosineSchedule(double, long, double, double)"/>
        public static Schedule Cosine(double start, long steps, double finalFraction = 0, double exponent = 1) =>
            new CosineSchedule(start, steps, finalFraction, exponent);

        /// <summary>A value that is multiplied by <paramref name="factor"/> in each interval.</summary>
        /// <inheritdoc cref="ExponentialSchedule(double, double, long, bool, double?)"/>
        public static Schedule Exponential(double start, double factor, long interval = 1, bool staircase = false, double? end = null) =>
            new ExponentialSchedule(start, factor, interval, staircase, end);

        /// <summary>A value that is divided by 1 + rate · t.</summary>
        /// <inheritdoc cref="InverseTimeSchedule(double, double, long, bool)"/>
        public static Schedule InverseTime(double start, double rate, long interval = 1, bool staircase = false) => new InverseTimeSchedule(start, rate, interval, staircase);

        /// <summary>A value that jumps: <c>Schedule.PiecewiseConstant(0.1, (30, 0.01), (60, 0.001))</c>.</summary>
        /// <inheritdoc cref="PiecewiseConstantSchedule(double, ImmutableArray{ValueTuple{long, double}})"/>
        public static Schedule PiecewiseConstant(double start, params ImmutableArray<(long Step, double Value)> changes) =>
            new PiecewiseConstantSchedule(start, changes);

        /// <summary>A value that is multiplied by <paramref name="factor"/> at each of several steps: <c>Schedule.MultiStep(0.1, 0.1, 30, 60)</c>.</summary>
        /// <param name="start">The value from step 0 on, finite.</param>
        /// <param name="factor">The factor, finite.</param>
        /// <param name="steps">The steps, at least 0, in any order; one that stands twice multiplies twice.</param>
        /// <exception cref="ArgumentException">A step is negative, or a number is not finite.</exception>
        public static Schedule MultiStep(double start, double factor, params ImmutableArray<long> steps) =>
            Jumping(start, [.. steps.Select(step => (Argument.AtLeast(step, 0, nameof(steps)), factor))]);

        /// <summary>A curve through given values at given steps.</summary>
        /// <inheritdoc cref="InterpolatedSchedule(double, Interpolation, ImmutableArray{ValueTuple{double, double}})"/>
        public static Schedule Interpolated(double start, Interpolation interpolation, params ImmutableArray<(double Step, double Value)> points) =>
            new InterpolatedSchedule(start, interpolation, points);

        /// <summary>A power of the time that is left, from <paramref name="start"/> to <paramref name="end"/>, which it keeps.</summary>
        /// <inheritdoc cref="PolynomialSchedule(double, double, long, double, PolynomialShape, bool)"/>
        public static Schedule Polynomial(
            double start, double end, long steps, double exponent = 1, PolynomialShape shape = PolynomialShape.PowerOfRest, bool cycles = false) =>
            new PolynomialSchedule(start, end, steps, exponent, shape, cycles);

        /// <summary>Half cosine waves that begin high again and again.</summary>
        /// <inheritdoc cref="CosineRestartsSchedule(double, long, double, double, double)"/>
        public static Schedule CosineRestarts(double start, long period, double periodFactor = 1, double heightFactor = 1, double end = 0) =>
            new CosineRestartsSchedule(start, period, periodFactor, heightFactor, end);

        /// <summary>Lines up and down, again and again.</summary>
        /// <inheritdoc cref="CyclicSchedule(double, double, long, long, double, double)"/>
        public static Schedule Cyclic(double from, double to, long stepsUp, long stepsDown, double cycleFactor = 1, double stepFactor = 1) =>
            new CyclicSchedule(from, to, stepsUp, stepsDown, cycleFactor, stepFactor);

        /// <summary>A line up to a peak, and from there one over the square root of the number of the step.</summary>
        /// <inheritdoc cref="InverseSquareRootSchedule(double, long)"/>
        public static Schedule InverseSquareRoot(double peak, long warmUp = 1) => new InverseSquareRootSchedule(peak, warmUp);

        /// <summary>The same as the transformer's paper says it: factor · d^-1/2 · min(n^-1/2, n w^-3/2).</summary>
        /// <param name="modelSize">d, the width of the model, at least 1.</param>
        /// <param name="warmUp">w, the number of the step with the largest value.</param>
        /// <param name="factor">A factor of all, finite and at least 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
        public static Schedule Noam(long modelSize, long warmUp, double factor = 1) =>
            new InverseSquareRootSchedule(factor / double.Sqrt((double)Argument.AtLeast(modelSize, 1) * Argument.AtLeast(warmUp, 1)), warmUp);

        /// <summary>A reflected exponential, from <paramref name="start"/> to <paramref name="end"/>, which it keeps.</summary>
        /// <inheritdoc cref="RexSchedule(double, long, double, double)"/>
        public static Schedule Rex(double start, long steps, double end = 0, double bend = 0.5) => new RexSchedule(start, steps, end, bend);

        /// <summary>
        /// A line up, a constant, and a fall: a warm-up, a stable phase and a decay. With a linear fall it is a trapezoid, which is also the "knee" schedule (explore, then exploit).
        /// </summary>
        /// <param name="peak">The value of the constant, finite.</param>
        /// <param name="warmUp">The steps of the line up, at least 0.</param>
        /// <param name="stable">The steps of the constant, at least 0.</param>
        /// <param name="decay">The steps of the fall, at least 1.</param>
        /// <param name="cooldown">The curve of the fall.</param>
        /// <param name="end">The value after the fall, finite.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
        public static Schedule WarmUpStableDecay(double peak, long warmUp, long stable, long decay, Cooldown cooldown = Cooldown.Linear, double end = 0)
        {
            Argument.AtLeast(decay, 1);
            Schedule fall = Argument.Defined(cooldown, nameof(cooldown)) switch
            {
                Cooldown.Linear => new LinearSchedule(peak, end, decay),
                Cooldown.Cosine => new InterpolatedSchedule(peak, Interpolation.Cosine, (decay, end)),
                Cooldown.OneMinusRoot => new PolynomialSchedule(peak, end, decay, 0.5, PolynomialShape.PowerOfElapsed),
                _ => new PolynomialSchedule(peak, end, decay, 2, PolynomialShape.PowerOfElapsed),
            };
            return (Argument.AtLeast(stable, 0) == 0 ? fall : new Schedule.Constant(peak).Then(fall, stable)).WithWarmUp(warmUp);
        }

        /// <summary>One cycle: up to a peak, and down to almost nothing.</summary>
        /// <param name="peak">The largest value, finite.</param>
        /// <param name="steps">The steps of the cycle, at least 1.</param>
        /// <param name="interpolation">The curves up and down.</param>
        /// <param name="partUp">The part of the steps that leads up, from 0 to 1.</param>
        /// <param name="startDivisor">The peak is the first value times this, finite and above 0.</param>
        /// <param name="endDivisor">The first value is the last times this, finite and above 0.</param>
        /// <remarks>Source: L. N. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2017.</remarks>
        /// <exception cref="ArgumentException">A number is out of its range; the message names it.</exception>
        public static Schedule OneCycle(
            double peak, long steps, Interpolation interpolation = Interpolation.Cosine, double partUp = 0.3, double startDivisor = 25, double endDivisor = 1e4)
        {
            if (partUp is not (>= 0 and <= 1)) throw Argument.OutOfRange(nameof(partUp), partUp, "between 0 and 1");
            var start = Argument.Finite(peak) / Argument.Positive(startDivisor);
            return new InterpolatedSchedule(start, interpolation, (partUp * Argument.AtLeast(steps, 1), peak), (steps, start / Argument.Positive(endDivisor)));
        }

        /// <summary>A schedule from your own function: <c>Schedule.Custom(t => 0.1 / double.Sqrt(t + 1), 0, 0.1)</c>.</summary>
        /// <inheritdoc cref="CustomSchedule(Func{long, double}, double, double)"/>
        public static Schedule Custom(Func<long, double> value, double minimum, double maximum) => new CustomSchedule(value, minimum, maximum);
    }

    /// <summary>This schedule, and from the boundary on another, which begins there at its own step 0.</summary>
    /// <param name="first">The schedule before the boundary.</param>
    /// <param name="second">The schedule from the boundary on.</param>
    /// <param name="at">The boundary, at least 0, in steps of this schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException">The boundary is negative.</exception>
    public static Schedule Then(this Schedule first, Schedule second, long at) => new JoinedSchedule(first, at, second);

    /// <summary>The product with another schedule, or with a number.</summary>
    /// <param name="schedule">A factor.</param>
    /// <param name="other">The other.</param>
    public static Schedule Times(this Schedule schedule, Schedule other) => new ProductSchedule(schedule, other);

    /// <summary>The sum with another schedule, or with a number.</summary>
    /// <param name="schedule">A term.</param>
    /// <param name="other">The other.</param>
    public static Schedule Plus(this Schedule schedule, Schedule other) => new SumSchedule(schedule, other);

    /// <summary>The first steps of this schedule, again and again.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="period">The number of its steps that are repeated, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public static Schedule Repeating(this Schedule schedule, long period) => new RepeatedSchedule(schedule, period);

    /// <summary>One minus this schedule: <c>Schedule.InverseTime(1, 1).Complement()</c> is the decay 1 - 1/t.</summary>
    /// <param name="schedule">The schedule to subtract from 1.</param>
    public static Schedule Complement(this Schedule schedule) => new ComplementSchedule(schedule);

    /// <summary>This schedule after a straight line that leads up to its first value.</summary>
    /// <param name="schedule">The schedule after the warm-up.</param>
    /// <param name="steps">The length of the warm-up, at least 0; 0 leaves the schedule as it is.</param>
    /// <param name="from">The value at step 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative, or a value is not finite.</exception>
    public static Schedule WithWarmUp(this Schedule schedule, long steps, double from = 0)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Argument.AtLeast(steps, 0);
        return steps == 0 ? schedule : new LinearSchedule(from, schedule.At(0), steps).Then(schedule, steps);
    }

    /// <summary>The text of a schedule within that of another.</summary>
    internal static string AsPart(this Schedule schedule) =>
        schedule is JoinedSchedule or ComplementSchedule or ProductSchedule or SumSchedule or RepeatedSchedule ? $"({schedule})" : $"{schedule}";

    /// <summary>A value that is multiplied by a factor at each of several steps, in any order; what happens at step 0 is in the start.</summary>
    internal static PiecewiseConstantSchedule Jumping(double start, ImmutableArray<(long Step, double Factor)> jumps)
    {
        var value = start;
        var changes = new SortedDictionary<long, double>();
        foreach (var (step, factor) in jumps.OrderBy(jump => jump.Step))
        {
            value *= factor;
            if (step <= 0) start = value;
            else changes[step] = value;
        }

        return new(start, [.. changes.Select(change => (change.Key, change.Value))]);
    }
}
