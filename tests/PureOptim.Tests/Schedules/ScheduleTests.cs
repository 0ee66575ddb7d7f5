namespace PureOptim.Tests.Schedules;

public sealed class ScheduleTests
{
    [Fact]
    public void A_line_passes_through_its_quarters()
    {
        var schedule = Schedule.Linear(1, 3, steps: 8);
        Assert.Equal([1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3], Values(schedule, 10)); // All of them exact in binary.
    }

    [Fact]
    public void A_half_wave_is_symmetric_about_its_middle()
    {
        foreach (var (start, fraction, steps) in new[] { (0.1, 0.0, 100L), (3.0, 0.25, 77), (1e-3, 0.9, 1000) })
        {
            var schedule = Schedule.Cosine(start, steps, fraction);
            for (var step = 0L; step <= steps; step++)
            {
                // Two values below the start, each good to the cosine's ulp and four roundings.
                Assert.Equal(start * (1 + fraction), schedule.At(step) + schedule.At(steps - step), 12 * start / (1L << 53));
            }
        }
    }

    [Fact]
    public void A_half_wave_is_the_square_of_a_cosine_of_half_the_angle()
    {
        for (var step = 1; step < 50; step++)
        {
            var cosine = double.Cos(double.Pi * step / 100);
            Assert.Equal(0.5 * cosine * cosine, Schedule.Cosine(0.5, 50).At(step), 1e-15); // A few roundings of numbers below 1.
        }
    }

    [Fact]
    public void Halving_is_exact()
    {
        Assert.Equal([8, 4, 2, 1, 0.5], Values(Schedule.Exponential(8, 0.5), 5));
        Assert.Equal([8, 8, 8, 4, 4, 4, 2], Values(Schedule.Exponential(8, 0.5, interval: 3, staircase: true), 7));
        Assert.Equal([8, 4, 3, 3], Values(Schedule.Exponential(8, 0.5, end: 3), 4));
        Assert.Equal([1, 2, 4, 5, 5], Values(Schedule.Exponential(1, 2, end: 5), 5));
    }

    [Fact]
    public void Smooth_and_staircase_decay_agree_at_the_multiples_to_the_bit()
    {
        var random = new Random(5);
        for (var draw = 0; draw < 20; draw++)
        {
            var (start, factor, interval) = (1 + random.NextDouble(), 0.5 + random.NextDouble(), random.Next(1, 30));
            var smooth = Schedule.Exponential(start, factor, interval);
            var stairs = Schedule.Exponential(start, factor, interval, staircase: true);
            for (var step = 0L; step < 300; step++)
            {
                var multiple = step - step % interval;
                Assert.Equal(stairs.At(multiple), stairs.At(step));
                Assert.Equal(smooth.At(multiple), stairs.At(step));
            }
        }
    }

    [Fact]
    public void Decay_over_a_sum_of_steps_is_the_product_of_the_decays()
    {
        var random = new Random(6);
        for (var draw = 0; draw < 1000; draw++)
        {
            var schedule = Schedule.Exponential(1 + random.NextDouble(), 0.9 + random.NextDouble() / 5, random.Next(1, 30));
            var (t, u) = (random.Next(200), random.Next(200));
            var (left, right) = (schedule.At(t + u) * schedule.At(0), schedule.At(t) * schedule.At(u));

            // Power and exponential are within an ulp and a value takes two products: up to six roundings, for three values and a product.
            Assert.Equal(left, right, 20 * left / (1L << 53));
        }
    }

    [Fact]
    public void Inverse_time_halves_when_the_divisor_doubles() =>
        Assert.Equal([1, 0.5, 1.0 / 3, 0.25], Values(Schedule.InverseTime(1, 1), 4));

    [Fact]
    public void Inverse_time_without_a_rate_is_constant()
    {
        var schedule = Schedule.InverseTime(0.1, 0);
        Assert.Equal((0.1, 0.1, 0.1), (schedule.Minimum, schedule.Maximum, schedule.At(long.MaxValue)));
    }

    [Fact]
    public void A_boundary_belongs_to_what_comes_after_it()
    {
        Assert.Equal([5, 5, 3, 3, 4, 4], Values(Schedule.PiecewiseConstant(5, (2, 3), (4, 4)), 6));
        Assert.Equal([1, 1, 7, 6, 5, 5], Values(new Schedule.Constant(1).Then(Schedule.Linear(7, 5, steps: 2), at: 2), 6));
    }

    [Fact]
    public void Pieces_of_constants_are_joined_constants()
    {
        var pieces = Schedule.PiecewiseConstant(5, (2, 3), (4, 4));
        var joined = new Schedule.Constant(5).Then(3, at: 2).Then(4, at: 4);
        Assert.Equal(Values(joined, 10), Values(pieces, 10));
        Assert.Equal((3, 5), (pieces.Minimum, pieces.Maximum));
        Assert.Equal((3, 5), (joined.Minimum, joined.Maximum));
    }

    [Fact]
    public void Warm_up_is_a_line_joined_to_what_follows()
    {
        var cosine = Schedule.Cosine(0.1, steps: 50);
        var warm = cosine.WithWarmUp(10, from: 0.01);
        Assert.Equal(Schedule.Linear(0.01, 0.1, steps: 10).Then(cosine, at: 10), warm);
        Assert.Equal((0.01, 0.1, cosine.At(1), 0), (warm.At(0), warm.At(10), warm.At(11), warm.At(60)));
        Assert.Same(cosine, cosine.WithWarmUp(0));
    }

    [Fact]
    public void Schedules_are_equal_by_value()
    {
        Assert.Equal(Schedule.PiecewiseConstant(5, (2, 3)), Schedule.PiecewiseConstant(5, (2, 3)));
        Assert.NotEqual(Schedule.PiecewiseConstant(5, (2, 3)), Schedule.PiecewiseConstant(5, (3, 3)));
        Assert.Equal(Schedule.Cosine(1, 5).WithWarmUp(2), Schedule.Cosine(1, 5).WithWarmUp(2));
    }

    [Fact]
    public void An_own_function_that_leaves_its_range_is_refused_when_asked()
    {
        var schedule = Schedule.Custom(step => 1.0 / (3 - step), 0, 1);
        Assert.Equal(0.5, schedule.At(1));
        var error = Assert.Throws<InvalidOperationException>(() => schedule.At(4));
        Assert.Equal("The schedule's value at step 4 is -1; its range was said to be 0 to 1.", error.Message);
        var nothing = Schedule.Custom(_ => double.NaN, double.NegativeInfinity, double.PositiveInfinity);
        Assert.Throws<InvalidOperationException>(() => nothing.At(0));
    }

    [Fact]
    public void The_first_step_of_an_optimizer_uses_the_first_value()
    {
        var sgd = new Sgd { LearningRate = Schedule.PiecewiseConstant(0.5, (1, 0.25), (2, 0)) };
        Parameters<double> at = [8.0];
        Parameters<double> slope = [4.0];
        var state = sgd.Init(at);
        var path = new List<double>();
        for (var step = 0; step < 3; step++)
        {
            (at, state) = sgd.Step(state, at, slope);
            path.Add(at[0]);
        }

        Assert.Equal([6, 5, 5], path);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Refuses("steps", () => Schedule.Linear(0, 1, steps: 0));
        Refuses("start", () => Schedule.Linear(double.NaN, 1, steps: 1));
        Refuses("end", () => Schedule.Linear(0, double.PositiveInfinity, steps: 1));
        Refuses("end - start", () => Schedule.Linear(-double.MaxValue, double.MaxValue, steps: 1));
        Refuses("steps", () => Schedule.Cosine(1, steps: 0));
        Refuses("finalFraction", () => Schedule.Cosine(1, steps: 1, finalFraction: 1.5));
        Refuses("finalFraction", () => Schedule.Cosine(1, steps: 1, finalFraction: double.NaN));
        Refuses("start", () => Schedule.Exponential(0, 0.5));
        Refuses("factor", () => Schedule.Exponential(1, 0));
        Refuses("factor", () => Schedule.Exponential(1, double.NaN));
        Refuses("interval", () => Schedule.Exponential(1, 0.5, interval: 0));
        Refuses("end", () => Schedule.Exponential(1, 0.5, end: 2));
        Refuses("end", () => Schedule.Exponential(1, 2, end: 0.5));
        Refuses("end", () => Schedule.Exponential(1, 2, end: double.NaN));
        Refuses("rate", () => Schedule.InverseTime(1, -1));
        Refuses("rate", () => Schedule.InverseTime(1, double.PositiveInfinity));
        Refuses("start", () => Schedule.PiecewiseConstant(double.NaN));
        Refuses("changes", () => Schedule.PiecewiseConstant(1, (0, 2)));
        Refuses("changes", () => Schedule.PiecewiseConstant(1, (5, 2), (5, 3)));
        Refuses("changes", () => Schedule.PiecewiseConstant(1, (5, double.NaN)));
        Refuses("boundary", () => new Schedule.Constant(1).Then(2, at: -1));
        Refuses("steps", () => new Schedule.Constant(1).WithWarmUp(-1));
        Refuses("minimum", () => Schedule.Custom(_ => 0, 1, 0));
        Refuses("minimum", () => Schedule.Custom(_ => 0, double.NaN, 0));

        static void Refuses(string parameter, Func<Schedule> make) =>
            Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    [Fact]
    public void Growth_without_an_end_is_refused_as_a_learning_rate() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = Schedule.Exponential(0.1, 1.1) });

    public static TheoryData<Schedule, string> Texts => new()
    {
        { 0.1, "0.1" },
        { Schedule.Linear(0, 0.1, 1), "Linear(0 to 0.1 in 1 step)" },
        { Schedule.Cosine(0.1, 900), "Cosine(0.1 to 0 in 900 steps)" },
        { Schedule.Exponential(0.1, 0.5, 10), "Exponential(0.1 times 0.5 every 10 steps)" },
        { Schedule.Exponential(0.1, 0.5, staircase: true, end: 0.01), "Exponential(0.1 times 0.5 every 1 step, staircase, to 0.01)" },
        { Schedule.InverseTime(1, 0.5).Complement(), "1 - InverseTime(1/(1 + 0.5 t))" },
        { Schedule.PiecewiseConstant(0.1, (30, 0.01)), "PiecewiseConstant(0.1, 30: 0.01)" },
        { Schedule.Custom(t => 0.1, 0, 0.1), "Custom(0 to 0.1)" },
        { Schedule.Cosine(0.1, 900).WithWarmUp(100), "Linear(0 to 0.1 in 100 steps) and from step 100 Cosine(0.1 to 0 in 900 steps)" },
        { new Schedule.Constant(1).Then(new Schedule.Constant(2).Then(3, 5), 4), "1 and from step 4 (2 and from step 5 3)" },
        { new Schedule.Constant(1).Then(0, 4).Complement(), "1 - (1 and from step 4 0)" },
        { new OwnSchedule(7), "OwnSchedule { Period = 7 }" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void The_text_of_a_schedule_is_short(Schedule schedule, string expected)
    {
        Assert.Equal(expected, $"{schedule}");
        if (schedule.Maximum <= 1) Assert.Equal($"Sgd {{ LearningRate = {expected} }}", $"{new Sgd { LearningRate = schedule }}");
    }

    private sealed record OwnSchedule(int Period) : Schedule
    {
        public override double Minimum => 0;

        public override double Maximum => 1;

        public override double At(long step) => step % Period == 0 ? 1 : 0;
    }

    private static double[] Values(Schedule schedule, int count) => [.. Enumerable.Range(0, count).Select(step => schedule.At(step))];
}
