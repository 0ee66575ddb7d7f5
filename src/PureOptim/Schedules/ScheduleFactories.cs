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
        /// <inheritdoc cref="CosineSchedule(double, long, double)"/>
        public static Schedule Cosine(double start, long steps, double finalFraction = 0) =>
            new CosineSchedule(start, steps, finalFraction);

        /// <summary>A value that is multiplied by <paramref name="factor"/> in each interval.</summary>
        /// <inheritdoc cref="ExponentialSchedule(double, double, long, bool, double?)"/>
        public static Schedule Exponential(double start, double factor, long interval = 1, bool staircase = false, double? end = null) =>
            new ExponentialSchedule(start, factor, interval, staircase, end);

        /// <summary>A value that is divided by 1 + rate · t.</summary>
        /// <inheritdoc cref="InverseTimeSchedule(double, double)"/>
        public static Schedule InverseTime(double start, double rate) => new InverseTimeSchedule(start, rate);

        /// <summary>A value that jumps: <c>Schedule.PiecewiseConstant(0.1, (30, 0.01), (60, 0.001))</c>.</summary>
        /// <inheritdoc cref="PiecewiseConstantSchedule(double, ImmutableArray{ValueTuple{long, double}})"/>
        public static Schedule PiecewiseConstant(double start, params ImmutableArray<(long Step, double Value)> changes) =>
            new PiecewiseConstantSchedule(start, changes);

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
}
