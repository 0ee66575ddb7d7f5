using PureOptim.Core;
using PureOptim.Schedules;

namespace PureOptim.Tests.Schedules;

/// <summary>What every schedule keeps to, over settings drawn from a fixed seed.</summary>
public sealed class ScheduleLawTests
{
    private static readonly Drawn[] _drawn = [.. Enumerable.Range(0, 25).SelectMany(Draw)];

    [Fact]
    public void A_value_depends_on_the_step_alone()
    {
        foreach (var (schedule, _, steps, _) in _drawn)
        {
            var upwards = Steps(steps).Select(schedule.At).ToArray();
            var downwards = Steps(steps).Reverse().Select(schedule.At).Reverse().ToArray();
            Assert.Equal(upwards.Select(Bits), downwards.Select(Bits));
        }
    }

    [Fact]
    public void The_ends_are_exact_and_kept()
    {
        foreach (var (schedule, start, steps, end) in _drawn)
        {
            Assert.Equal(Bits(start), Bits(schedule.At(0)));
            if (end is not { } last) continue;
            foreach (var step in new[] { steps, steps + 1, 2 * steps, long.MaxValue }) Assert.Equal(Bits(last), Bits(schedule.At(step)));
        }
    }

    [Fact]
    public void Values_between_the_ends_are_in_order_and_in_range()
    {
        foreach (var (schedule, start, steps, end) in _drawn)
        {
            var values = Steps(steps).Select(schedule.At).ToArray();
            Assert.InRange(values.Min(), schedule.Minimum, schedule.Maximum);
            Assert.InRange(values.Max(), schedule.Minimum, schedule.Maximum);
            var sign = (end ?? schedule.At(long.MaxValue)) >= start ? 1 : -1;
            for (var i = 1; i < values.Length; i++)
            {
                if (sign * values[i] < sign * values[i - 1])
                    Assert.Fail($"{schedule}: {values[i - 1]:R} at {i - 1}, {values[i]:R} at {i}.");
            }
        }
    }

    [Fact]
    public void The_range_is_that_of_the_values()
    {
        foreach (var (schedule, start, _, end) in _drawn)
        {
            if (end is not { } last) continue;
            Assert.Equal((double.Min(start, last), double.Max(start, last)), (schedule.Minimum, schedule.Maximum));
        }
    }

    private static IEnumerable<long> Steps(long steps) => Enumerable.Range(0, (int)steps + 3).Select(step => (long)step);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>One schedule of each kind, with its start, how many steps it takes, and its end if it reaches one.</summary>
    private static Drawn[] Draw(int seed)
    {
        var random = new Random(seed);
        var (start, end, steps) = (Number(), Number(), random.Next(1, 300));
        var (fraction, factor) = (random.NextDouble(), double.Exp(random.NextDouble() - 0.5));
        var limit = factor < 1 ? start * (0.1 + 0.9 * fraction) : start * (1 + fraction);
        var interval = random.Next(1, 20);
        return
        [
            new(Schedule.Linear(start, end, steps), start, steps, end),
            new(Schedule.Linear(-start, end, steps), -start, steps, end),
            new(Schedule.Cosine(start, steps), start, steps, 0),
            new(Schedule.Cosine(start, steps, fraction), start, steps, fraction * start),
            new(Schedule.Exponential(start, factor, interval), start, steps, null),
            new(Schedule.Exponential(start, factor, interval, staircase: true), start, steps, null),

            // The limit is between a tenth and twice the start: 0.9^22 is below a tenth, 1.1^8 above two; intervals are below 20 steps.
            new(Schedule.Exponential(start, factor < 1 ? 0.9 : 1.1, interval, end: limit), start, 22 * 20, limit),
            new(Schedule.InverseTime(start, fraction), start, steps, null),
            new(Schedule.Of(_ => start, start, start), start, steps, start),
            new(start, start, steps, start),
        ];

        // Positive, over twelve decades.
        double Number() => double.Exp(28 * random.NextDouble() - 14);
    }

    private sealed record Drawn(Schedule Schedule, double Start, long Steps, double? End);
}
