namespace PureOptim.Tests.Schedules;

/// <summary>Schedules by numbers computed by hand; most are exact in binary.</summary>
public sealed class MoreSchedulesTests
{
    // (1 - t/4)² · 16, and 16 (1 - (t/4)²).
    [Fact]
    public void A_polynomial_is_a_power_of_the_rest_or_of_the_elapsed()
    {
        Assert.Equal([16, 9, 4, 1, 0, 0], Values(Schedule.Polynomial(16, 0, 4, 2), 6));
        Assert.Equal([16, 15, 12, 7, 0, 0], Values(Schedule.Polynomial(16, 0, 4, 2, PolynomialShape.PowerOfElapsed), 6));
        Assert.Equal([1, 1.5, 2, 2.5, 3], Values(Schedule.Polynomial(1, 3, 4), 5));
        Assert.Equal(Values(Schedule.Linear(1, 3, 8), 10), Values(Schedule.Polynomial(1, 3, 8), 10));
    }

    // A root: 1 - √(1/4) = 1/2, and √(1 - 3/4) = 1/2; the exponential and the logarithm are each good to an ulp.
    [Fact]
    public void A_polynomial_with_a_power_of_one_half_is_a_root()
    {
        Assert.Equal(0.5, Schedule.Polynomial(1, 0, 4, 0.5, PolynomialShape.PowerOfElapsed).At(1), 4e-16);
        Assert.Equal(0.5, Schedule.Polynomial(1, 0, 4, 0.5).At(3), 4e-16);
    }

    // T is 2, then 4 from step 3 on, then 6 from step 5 on: 1 - t/T. At its multiples the end.
    [Fact]
    public void A_polynomial_in_cycles_rises_again_less_each_time()
    {
        var cycles = Schedule.Polynomial(1, 0, 2, cycles: true);
        Assert.Equal([1, 0.5, 0, 0.25, 0], Values(cycles, 5));
        Assert.Equal(1 - 5 / 6.0, cycles.At(5));
        Assert.Equal(0, cycles.At(6));
    }

    [Fact]
    public void A_curve_goes_through_its_points()
    {
        Assert.Equal([0, 2, 4, 3, 2, 1, 1], Values(Schedule.Interpolated(0, Interpolation.Linear, (2, 4), (5, 1)), 7));
        var wave = Schedule.Interpolated(0, Interpolation.Cosine, (2, 4), (6, 0));
        Assert.Equal((0, 4, 2, 0), (wave.At(0), wave.At(2), wave.At(4), wave.At(6)));
        Assert.Equal(2, wave.At(1), 1e-15); // 4 (1 - cos(π/2))/2, and the cosine of a rounded angle.
        Assert.Equal([5, 5], Values(Schedule.Interpolated(5, Interpolation.Linear), 2));
    }

    [Fact]
    public void A_curve_may_jump_turn_between_steps_and_come_from_before()
    {
        Assert.Equal([3, 2, 1], Values(Schedule.Interpolated(9, Interpolation.Linear, (0, 3), (2, 1)), 3));
        Assert.Equal([0, 2, 2, 0], Values(Schedule.Interpolated(0, Interpolation.Linear, (1.5, 3), (3, 0)), 4));
        Assert.Equal([1, 2, 2], Values(Schedule.Interpolated(9, Interpolation.Linear, (-1, 0), (1, 2)), 3));
        Assert.Equal(1.5, Schedule.Interpolated(0, Interpolation.Linear, (2, 3)).At(1));
        Assert.Equal(2, Schedule.Interpolated(0, Interpolation.Linear, (1.5, 3)).StepsToComplete);
    }

    // With h = (1 + cos(π t/2))/2 = 1, 1/2, and then the next wave.
    [Fact]
    public void Restarts_begin_high_again_for_longer_and_less_high()
    {
        var same = Schedule.CosineRestarts(4, 2);
        Assert.Equal((4, 4, 4), (same.At(0), same.At(2), same.At(100)));
        Assert.Equal(2, same.At(3), 1e-15);

        // Waves of 2, 4 and 8 steps begin at 0, 2, 6 and 14, at 4, 2, 1 and 1/2 above the end.
        var growing = Schedule.CosineRestarts(5, 2, 2, 0.5, 1);
        Assert.Equal((5, 3, 2, 1.5), (growing.At(0), growing.At(2), growing.At(6), growing.At(14)));
        Assert.Equal(2, growing.At(4), 1e-15); // 1 + 2/2
        Assert.Equal(1.5, growing.At(10), 1e-15); // 1 + 1/2
    }

    [Fact]
    public void Restarts_find_the_wave_of_every_step()
    {
        // By definition: the beginnings of waves, added up in integers.
        foreach (var factor in new[] { 2, 3, 7 })
        {
            var restarts = Schedule.CosineRestarts(1, 5, factor);
            for (long begin = 0, length = 5; begin < 1L << 40; begin += length, length *= factor)
            {
                Assert.Equal(1, restarts.At(begin));
                if (begin > 0) Assert.InRange(restarts.At(begin - 1), 0, 0.5);
            }
        }
    }

    // Up in 2 steps, down in 4; with half of the distance in the second cycle, or 1/2 left by each step.
    [Fact]
    public void A_cycle_goes_up_and_down()
    {
        Assert.Equal([1, 3, 5, 4, 3, 2, 1, 3], Values(Schedule.Cyclic(1, 5, 2, 4), 8));
        Assert.Equal([1, 3, 5, 4, 3, 2, 1, 2, 3, 2.5], Values(Schedule.Cyclic(1, 5, 2, 4, 0.5), 10));
        Assert.Equal([1, 2, 2, 1.375], Values(Schedule.Cyclic(1, 5, 2, 4, stepFactor: 0.5), 4));
        Assert.Equal([5, 3, 1, 3, 5], Values(Schedule.Cyclic(5, 1, 2, 2), 5));
    }

    // 8 min(n/4, √(4/n)): 2, 4, 6, 8, and 4 at n = 16.
    [Fact]
    public void An_inverse_square_root_has_its_peak_after_the_warm_up()
    {
        var schedule = Schedule.InverseSquareRoot(8, 4);
        Assert.Equal([2, 4, 6, 8], Values(schedule, 4));
        Assert.Equal((4, 1), (schedule.At(15), schedule.At(255)));
        Assert.Equal([8, 4], [Schedule.InverseSquareRoot(8).At(0), Schedule.InverseSquareRoot(8).At(3)]);
    }

    // d^-1/2 min(n^-1/2, n w^-3/2) with d = 4, w = 16: 1/2 · 1/4 at n = 16, 1/2 · 4/64 at n = 4, 1/2 · 1/8 at n = 64.
    [Fact]
    public void Noam_is_that_of_the_paper()
    {
        var noam = Schedule.Noam(4, 16);
        Assert.Equal((0.125, 0.03125, 0.0625), (noam.At(15), noam.At(3), noam.At(63)));
    }

    // z = 1 - t/4, z/(1/2 + z/2): 1, 3/4 : 7/8, 1/2 : 3/4, 1/4 : 5/8.
    [Fact]
    public void Rex_is_that_of_the_paper()
    {
        var rex = Schedule.Rex(1, 4);
        Assert.Equal([1, 6 / 7.0, 2 / 3.0, 0.4, 0, 0], Values(rex, 6));
        Assert.Equal(Values(Schedule.Linear(3, 1, 4), 6), Values(Schedule.Rex(3, 4, 1, 0), 6));
    }

    [Fact]
    public void A_schedule_repeats_multiplies_and_adds()
    {
        var line = Schedule.Linear(4, 0, 4);
        Assert.Equal([4, 3, 4, 3], Values(line.Repeating(2), 4));
        Assert.Equal([8, 6, 4], Values(line.Times(2), 3));
        Assert.Equal([16, 9, 4, 1, 0], Values(line.Times(line), 5));
        Assert.Equal([5, 4, 3], Values(line.Plus(1), 3));
        var mixed = Schedule.Linear(-1, 2, 3).Times(Schedule.Linear(3, -5, 8));
        Assert.Equal((-10, 6), (mixed.Minimum, mixed.Maximum)); // The corners: -3, 5, 6, -10.
        Assert.Equal((0, 0), (Schedule.Exponential(1, 2).Times(0).Minimum, Schedule.Exponential(1, 2).Times(0).Maximum));
        Assert.Equal((1, 5), (line.Plus(1).Minimum, line.Plus(1).Maximum));
        Assert.Equal((4, 7), (line.Plus(1).StepsToComplete, line.Repeating(7).StepsToComplete));
    }

    [Fact]
    public void Milestones_multiply_in_any_order_and_twice_where_they_stand_twice()
    {
        Assert.Equal([8, 8, 4, 4, 1, 1], Values(Schedule.MultiStep(8, 0.5, 4, 2, 4), 6));
        Assert.Equal([4, 4, 2], Values(Schedule.MultiStep(8, 0.5, 0, 2), 3));
    }

    [Fact]
    public void A_bent_cosine_is_a_power_of_the_wave()
    {
        var (plain, squared) = (Schedule.Cosine(1, 10), Schedule.Cosine(1, 10, exponent: 2));
        for (var step = 0; step <= 10; step++) Assert.Equal(plain.At(step) * plain.At(step), squared.At(step));
        Assert.Equal(0.25 + 0.75 * plain.At(3) * plain.At(3), Schedule.Cosine(1, 10, 0.25, 2).At(3), 4e-16); // Four roundings of numbers below 1.
    }

    [Fact]
    public void Inverse_time_may_count_intervals_whole_or_in_part()
    {
        Assert.Equal([8, 8, 4, 4], Values(Schedule.InverseTime(8, 1, 2, staircase: true), 4));
        Assert.Equal([8, 8 / 1.5, 4], Values(Schedule.InverseTime(8, 1, 2), 3));
    }

    [Fact]
    public void A_stable_phase_lies_between_a_warm_up_and_a_fall()
    {
        Assert.Equal([0, 2, 4, 4, 4, 3, 2, 1, 0, 0], Values(Schedule.WarmUpStableDecay(4, 2, 2, 4), 10));
        Assert.Equal([4, 3, 2, 1, 0], Values(Schedule.WarmUpStableDecay(4, 0, 0, 4), 5));
        Assert.Equal([16, 16, 15, 12, 7, 0], Values(Schedule.WarmUpStableDecay(16, 0, 1, 4, Cooldown.OneMinusSquare), 6));
        Assert.Equal(8, Schedule.WarmUpStableDecay(16, 0, 0, 4, Cooldown.OneMinusRoot).At(1), 4e-15);
        Assert.Equal(8, Schedule.WarmUpStableDecay(16, 3, 5, 4, Cooldown.Cosine).At(10), 4e-15);
        Assert.Equal(1, Schedule.WarmUpStableDecay(16, 0, 0, 4, Cooldown.Cosine, 1).At(4));
    }

    [Fact]
    public void One_cycle_goes_from_a_part_of_the_peak_to_it_and_to_almost_nothing()
    {
        var cycle = Schedule.OneCycle(8, 10, Interpolation.Linear, 0.5, 4, 8);
        Assert.Equal((2, 8, 0.25, 0.25), (cycle.At(0), cycle.At(5), cycle.At(10), cycle.At(99)));
        Assert.Equal(8, Schedule.OneCycle(8, 10, partUp: 0).At(0));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Refuses("exponent", () => Schedule.Polynomial(1, 0, 4, 0));
        Refuses("steps", () => Schedule.Polynomial(1, 0, 0));
        Refuses("end - start", () => Schedule.Polynomial(-double.MaxValue, double.MaxValue, 1));
        Refuses("shape", () => Schedule.Polynomial(1, 0, 1, 1, (PolynomialShape)2));
        Refuses("points", () => Schedule.Interpolated(1, Interpolation.Linear, (2, 0), (1, 0)));
        Refuses("points", () => Schedule.Interpolated(1, Interpolation.Linear, (double.NaN, 0)));
        Refuses("points", () => Schedule.Interpolated(1, Interpolation.Linear, (1, double.PositiveInfinity)));
        Refuses("points", () => Schedule.Interpolated(-double.MaxValue, Interpolation.Linear, (1, double.MaxValue)));
        Refuses("interpolation", () => Schedule.Interpolated(1, (Interpolation)2));
        Refuses("period", () => Schedule.CosineRestarts(1, 0));
        Refuses("periodFactor", () => Schedule.CosineRestarts(1, 1, 1.001));
        Refuses("heightFactor", () => Schedule.CosineRestarts(1, 1, 1, 0));
        Refuses("end", () => Schedule.CosineRestarts(1, 1, 1, 1, double.NaN));
        Refuses("stepsUp", () => Schedule.Cyclic(0, 1, 0, 1));
        Refuses("stepsDown", () => Schedule.Cyclic(0, 1, 1, long.MaxValue));
        Refuses("cycleFactor", () => Schedule.Cyclic(0, 1, 1, 1, 2));
        Refuses("stepFactor", () => Schedule.Cyclic(0, 1, 1, 1, 1, 0));
        Refuses("peak", () => Schedule.InverseSquareRoot(-1));
        Refuses("warmUp", () => Schedule.InverseSquareRoot(1, 0));
        Refuses("modelSize", () => Schedule.Noam(0, 1));
        Refuses("bend", () => Schedule.Rex(1, 1, 0, 1));
        Refuses("period", () => Schedule.Cosine(1, 1).Repeating(0));
        Refuses("exponent", () => Schedule.Cosine(1, 1, 0, 0));
        Refuses("interval", () => Schedule.InverseTime(1, 1, 0));
        Refuses("steps", () => Schedule.MultiStep(1, 0.5, -1));
        Refuses("decay", () => Schedule.WarmUpStableDecay(1, 1, 1, 0));
        Refuses("stable", () => Schedule.WarmUpStableDecay(1, 1, -1, 1));
        Refuses("cooldown", () => Schedule.WarmUpStableDecay(1, 1, 1, 1, (Cooldown)9));
        Refuses("partUp", () => Schedule.OneCycle(1, 1, partUp: 2));

        static void Refuses(string parameter, Func<Schedule> make) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    public static TheoryData<Schedule, string> Texts => new()
    {
        { Schedule.Polynomial(0.1, 0, 100, 2), "Polynomial(0.1 to 0 in 100 steps, power 2)" },
        { Schedule.Polynomial(0.1, 0, 1, 0.5, PolynomialShape.PowerOfElapsed, true), "Polynomial(0.1 to 0 in 1 step, power 0.5 of the elapsed, in cycles)" },
        { Schedule.Interpolated(0, Interpolation.Linear, (10, 0.1), (90.5, 0)), "Interpolated(0 linear, 10: 0.1, 90.5: 0)" },
        { Schedule.Interpolated(0, Interpolation.Cosine), "Interpolated(0 cosine)" },
        { Schedule.CosineRestarts(0.1, 10), "CosineRestarts(0.1 to 0 in 10 steps)" },
        { Schedule.CosineRestarts(0.1, 10, 2, 0.5, 0.01), "CosineRestarts(0.1 to 0.01 in 10 steps, then times 2, height times 0.5)" },
        { Schedule.Cyclic(0.01, 0.1, 5, 10), "Cyclic(0.01 to 0.1 in 5 steps and back in 10)" },
        { Schedule.Cyclic(0.01, 0.1, 5, 10, 0.5, 0.9), "Cyclic(0.01 to 0.1 in 5 steps and back in 10, times 0.5 a cycle, times 0.9 a step)" },
        { Schedule.InverseSquareRoot(0.1, 4000), "InverseSquareRoot(0.1 after 4000 steps)" },
        { Schedule.Rex(0.1, 100), "Rex(0.1 to 0 in 100 steps, bend 0.5)" },
        { Schedule.Linear(0.1, 0, 10).Repeating(10), "Linear(0.1 to 0 in 10 steps) again every 10 steps" },
        { Schedule.Linear(0.1, 0, 10).Repeating(10).Times(0.5).Complement(), "1 - ((Linear(0.1 to 0 in 10 steps) again every 10 steps) times 0.5)" },
        { Schedule.Cosine(0.1, 900, exponent: 2).Plus(0.01), "Cosine(0.1 to 0 in 900 steps, to the power 2) plus 0.01" },
        { Schedule.InverseTime(1, 0.5, 10, staircase: true), "InverseTime(1/(1 + 0.5 t/10), staircase)" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void The_text_of_a_schedule_is_short(Schedule schedule, string expected) => Assert.Equal(expected, $"{schedule}");

    [Fact]
    public void Curves_are_equal_by_value()
    {
        var curve = Schedule.Interpolated(0, Interpolation.Linear, (1, 2));
        Assert.Equal(curve, Schedule.Interpolated(0, Interpolation.Linear, (1, 2)));
        Assert.Equal(curve.GetHashCode(), Schedule.Interpolated(0, Interpolation.Linear, (1, 2)).GetHashCode());
        Assert.NotEqual(curve, Schedule.Interpolated(0, Interpolation.Cosine, (1, 2)));
        Assert.NotEqual(curve, Schedule.Interpolated(0, Interpolation.Linear, (1, 3)));
    }

    private static double[] Values(Schedule schedule, int count) => [.. Enumerable.Range(0, count).Select(step => schedule.At(step))];
}
