using System.Collections.Immutable;
using static PureOptim.Laws.LawKind;

namespace PureOptim.Laws.Universal;

/// <summary>Group H: hyperparameters as functions of the step.</summary>
internal static class Scheduling
{
    /// <summary>2^-53, half an ulp of 1: the relative error of one rounding.</summary>
    private const double Roundoff = 1.1102230246251565e-16;

    /// <summary>The laws about schedules.</summary>
    internal static ImmutableArray<ScheduleLaw> Laws { get; } =
    [
        new("H1", Bitwise,
            "A value depends on the step alone: not on the order in which values are asked for, nor on those asked for before.",
            @"s = s(t)",
            _ => Applicability.Holds,
            Pure),
        new("H2", Bitwise,
            "The first value is exactly the start; from the last step on, every value is exactly the end.",
            @"s(0) = s_0, \; s(t) = s_T \text{ for } t \ge T",
            schedule => HoldsIf(Ends(schedule) is not null),
            EndsExactly),
        new("H3", Bitwise,
            "A warm-up is a line to the first value, then the schedule from its own step 0; a warm-up of no steps is the schedule.",
            @"\mathrm{warmup}_n(s)(t) = s(t - n) \text{ for } t \ge n",
            _ => Applicability.Holds,
            WarmsUp),
        new("H4", Inequality,
            "Values stay in the range that the schedule states; that of one that has a direction is from end to end, and there they never turn back.",
            @"\min s \le s(t) \le \max s, \; s(t) \lessgtr s(u) \text{ for } t < u",
            _ => Applicability.Holds,
            InOrder),
        new("H5", Real,
            "A cosine is symmetric about its middle: values as far from both ends add up to the sum of the ends.",
            @"s(t) + s(T - t) = s(0)(1 + \alpha)",
            schedule => HoldsIf(schedule is CosineSchedule { Exponent: 1 }),
            Symmetric)
        {
            Magnitudes = Magnitudes.Between(-960, 1000, "smaller values have lost digits that the bound counts on"),
        },
        new("H6", Real,
            "Exponential decay multiplies, a staircase is constant between multiples and agrees with the smooth form at them, and a boundary belongs to what follows it.",
            @"s(t + u)\,s(0) = s(t)\,s(u)",
            schedule => HoldsIf(schedule is ExponentialSchedule or JoinedSchedule),
            c => c.Schedule is JoinedSchedule joined ? Joined(joined)
                : c.Schedule is ExponentialSchedule { Staircase: true } staircase ? Staircase(staircase, c.First)
                : Multiplies((ExponentialSchedule)c.Schedule, c.First % 400, c.Second % 400))
        {
            Magnitudes = Magnitudes.Between(-80, 250, "products of two values that have decayed, or grown, for 400 steps neither underflow nor overflow"),
        },
        new("H7", Real,
            "Multiplying step by step gives the closed form, up to rounding.",
            @"s((n + 1) T) = \gamma\,s(n T)",
            schedule => HoldsIf(schedule is ExponentialSchedule),
            c => Recursive((ExponentialSchedule)c.Schedule, (int)(c.First % 300)))
        {
            Magnitudes = Magnitudes.Between(-650, 800, "300 factors between 1/2 and 3/2 take no such value out of the range"),
        },
        new("H11", Bitwise,
            "What repeats itself has the same value a period later.",
            @"s(t + T) = s(t)",
            schedule => HoldsIf(PeriodOf(schedule) is not null),
            c => PeriodOf(c.Schedule) is { } period && c.First is var at && at <= long.MaxValue - period
                ? Same(c.Schedule.At(at + period), c.Schedule.At(at), Invariant($"at {at} + {period}"))
                : Finding.Exact),
    ];

    private static Applicability HoldsIf(bool condition) => condition ? Applicability.Holds : Applicability.DoesNotApply;

    /// <summary>The start, and where there is one the last step and the end; null for a kind that states neither.</summary>
    private static (double Start, (long Step, double Value)? End)? Ends(Schedule schedule) => schedule switch
    {
        Schedule.Constant constant => (constant.Value, (0, constant.Value)),
        LinearSchedule linear => (linear.Start, (linear.Steps, linear.End)),
        CosineSchedule cosine => (cosine.Start, (cosine.Steps, cosine.End)),
        PiecewiseConstantSchedule { Changes: [.., var last] } jumps => (jumps.Start, last),
        ExponentialSchedule exponential => (exponential.Start, null),
        InverseTimeSchedule inverse => (inverse.Start, null),
        PolynomialSchedule polynomial => (polynomial.Start, polynomial.Cycles ? null : (polynomial.Steps, polynomial.End)),
        RexSchedule rex => (rex.Start, (rex.Steps, rex.End)),
        InterpolatedSchedule { Points: [.., var last] } curve => (curve.Start, ((long)double.Ceiling(last.Step), last.Value)),
        CosineRestartsSchedule restarts => (restarts.Start, null),
        CyclicSchedule cyclic => (cyclic.From, null),
        RepeatedSchedule repeated when Ends(repeated.Part) is { } part => (part.Start, null),
        ProductSchedule product when Ends(product.First) is { } first && Ends(product.Second) is { } second => (first.Start * second.Start, null),
        SumSchedule sum when Ends(sum.First) is { } first && Ends(sum.Second) is { } second => (first.Start + second.Start, null),
        ComplementSchedule complement when Ends(complement.Part) is { } part =>
            (1 - part.Start, part.End is { } end ? (end.Step, 1 - end.Value) : null),
        JoinedSchedule { Boundary: > 0 } joined when Ends(joined.First) is { } first && Ends(joined.Second) is { } second =>
            (first.Start, second.End is { } end ? (end.Step + joined.Boundary, end.Value) : null),
        _ => null,
    };

    /// <summary>The number of steps after which a schedule repeats itself to the bit; null where it does not.</summary>
    private static long? PeriodOf(Schedule schedule) => schedule switch
    {
        RepeatedSchedule repeated => repeated.Period,
        CyclicSchedule { CycleFactor: 1, StepFactor: 1 } cyclic => cyclic.StepsUp + cyclic.StepsDown,
        CosineRestartsSchedule { PeriodFactor: 1, HeightFactor: 1 } restarts => restarts.Period,
        _ => null,
    };

    /// <summary>Whether values of a schedule go from one end to the other, and never back.</summary>
    private static bool HasDirection(Schedule schedule) => Ends(schedule) is not null && schedule switch
    {
        Schedule.Constant or LinearSchedule or CosineSchedule or ExponentialSchedule or InverseTimeSchedule or RexSchedule => true,
        PolynomialSchedule polynomial => !polynomial.Cycles,
        ComplementSchedule complement => HasDirection(complement.Part),
        _ => false,
    };

    private static Finding Pure(ScheduleCase c)
    {
        long[] steps = [c.First, c.Second, .. Enumerable.Range(0, 20), long.MaxValue];
        var upwards = steps.Select(c.Schedule.At).ToArray();
        var downwards = steps.Reverse().Select((c.Schedule with { }).At).Reverse().ToArray();
        for (var i = 0; i < steps.Length; i++)
            if (!Compare.Same(upwards[i], downwards[i])) return Finding.Broken(Invariant($"at {steps[i]} first {upwards[i]:R}, then {downwards[i]:R}"));
        return Finding.Exact;
    }

    private static Finding EndsExactly(ScheduleCase c)
    {
        var (start, end) = Ends(c.Schedule)!.Value;
        var finding = Same(c.Schedule.At(0), start, "at 0");
        if (end is not { } last) return finding;
        foreach (var step in (ReadOnlySpan<long>)[last.Step, last.Step + 1, last.Step + c.First % 1000, long.MaxValue])
        {
            var at = step;
            finding = finding.And(() => Same(c.Schedule.At(at), last.Value, Invariant($"at {at}")));
        }

        return finding;
    }

    private static Finding WarmsUp(ScheduleCase c)
    {
        var steps = c.First % 50;
        var warm = c.Schedule.WithWarmUp(steps);
        if (steps == 0) return Finding.That(ReferenceEquals(warm, c.Schedule), () => $"a warm-up of no steps is {warm}");
        var at = c.Second % 100;
        return Same(warm.At(at), at < steps ? new LinearSchedule(0, c.Schedule.At(0), steps).At(at) : c.Schedule.At(at - steps), Invariant($"after a warm-up of {steps}, at {at}"));
    }

    private static Finding InOrder(ScheduleCase c)
    {
        var schedule = c.Schedule;
        var (earlier, later) = (long.Min(c.First, c.Second), long.Max(c.First, c.Second));
        long[] steps = [0, earlier, earlier + 1, later + 1, long.MaxValue];
        var values = steps.Select(schedule.At).ToArray();
        foreach (var (i, value) in values.Index())
            if (!(value >= schedule.Minimum && value <= schedule.Maximum))
                return Finding.Broken(Invariant($"{value:R} at {steps[i]} is outside {schedule.Minimum:R} to {schedule.Maximum:R}"));
        if (!HasDirection(schedule)) return Finding.Exact;
        if (Ends(schedule) is (var start, (_, var end)) && (double.Min(start, end), double.Max(start, end)) != (schedule.Minimum, schedule.Maximum))
            return Finding.Broken(Invariant($"the range is {schedule.Minimum:R} to {schedule.Maximum:R}, the ends are {start:R} and {end:R}"));
        var direction = values[^1] >= values[0] ? 1 : -1;
        for (var i = 1; i < steps.Length; i++)
            if (direction * values[i] < direction * values[i - 1])
                return Finding.Broken(Invariant($"{values[i - 1]:R} at {steps[i - 1]}, {values[i]:R} at {steps[i]}"));
        return Finding.Exact;
    }

    /// <summary>
    /// A value errs by at most 10 roundings of the start: the angle by 2.4 of π, which is 7.5 of the cosine, whose function adds 2, halved by
    /// the height; then three operations on numbers no larger than the start. Two values, the right side and their sum: below 32.
    /// </summary>
    private static Finding Symmetric(ScheduleCase c)
    {
        var cosine = (CosineSchedule)c.Schedule;
        var step = c.First % (cosine.Steps + 1);
        return Near(cosine.At(step) + cosine.At(cosine.Steps - step), cosine.Start * (1 + cosine.FinalFraction), 32 * double.Abs(cosine.Start), 32, Invariant($"at {step} and {cosine.Steps - step}"));
    }

    private static Finding Joined(JoinedSchedule joined) =>
        Same(joined.At(joined.Boundary), joined.Second.At(0), "at the boundary")
            .And(() => Same(joined.At(joined.Boundary - 1), joined.First.At(joined.Boundary - 1), "before the boundary"));

    private static Finding Staircase(ExponentialSchedule staircase, long step)
    {
        var multiple = step - (step % staircase.Interval);
        var smooth = new ExponentialSchedule(staircase.Start, staircase.Factor, staircase.Interval, end: staircase.End);
        return Same(staircase.At(step), staircase.At(multiple), Invariant($"at {step} and {multiple}"))
            .And(() => Same(staircase.At(multiple), smooth.At(multiple), Invariant($"the smooth form at {multiple}")));
    }

    /// <summary>
    /// A value errs by at most 10 roundings of itself: 2 of the power, 5 of an exponential whose argument is below ln 2 (its quotient, logarithm
    /// and product, and itself), and two products. Three values and two products: below 32. Nothing underflows or overflows: 800 factors are between
    /// 2^-800 and 2^468, and the law's values are squared.
    /// </summary>
    private static Finding Multiplies(ExponentialSchedule schedule, long first, long second)
    {
        var (left, right) = (schedule.At(first + second) * schedule.At(0), schedule.At(first) * schedule.At(second));
        return Near(left, right, 32 * double.Abs(right), 32, Invariant($"s({first} + {second}) s(0)"));
    }

    /// <summary>The recursion rounds once a step, the closed form three times; all roundings together, doubled for their products with each other.</summary>
    private static Finding Recursive(ExponentialSchedule schedule, int intervals)
    {
        var product = schedule.Start;
        for (var n = 0; n < intervals; n++) product *= schedule.Factor;
        var roundings = 2 * (intervals + 4);
        return Near(product, schedule.At(intervals * schedule.Interval), roundings * double.Abs(product), roundings, Invariant($"after {intervals} intervals"));
    }

    private static Finding Same(double actual, double expected, string place) =>
        Finding.That(Compare.Same(actual, expected), () => Invariant($"{place}: {actual:R} instead of {expected:R}"));

    /// <summary>Whether two numbers differ by at most a number of roundings of a given size.</summary>
    private static Finding Near(double left, double right, double size, double bound, string place) =>
        double.Abs(left - right) <= size * Roundoff
            ? left == right ? Finding.Exact : Finding.Within(bound * Roundoff)
            : Finding.Broken(Invariant($"{place}: {left:R} and {right:R}"));
}
