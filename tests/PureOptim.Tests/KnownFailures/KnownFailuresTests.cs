using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.KnownFailures;

/// <summary>
/// Small inputs on which other libraries were wrong, as their public reports say, with the value that follows from the definition. η is the rate, λ the decay, and t counts steps from 1.
/// </summary>
public sealed class KnownFailuresTests
{
    private static readonly Objective _half = Objective.Of("half", 1, x => x * x / 2);

    // bitsandbytes#2010, transformers#14539: 1 - 0.1 (1 + 0.5); decayed after the step it would be 0.9 · 0.95 = 0.855.
    [Fact]
    public void AdamW_decays_the_parameter_as_it_was_before_the_step() =>
        Assert.Equal(0.85, Trial.From1(new AdamW { LearningRate = 0.1, WeightDecay = 0.5, Epsilon = 0 }, 1)[0], 1e-15);

    // pytorch PR 64475: 1 - 1e-8 is 1 in float32, so that nothing decays, however long; in float64 a million steps make (1 - 1e-8)^1000000 = 0.99005.
    [Fact]
    public void A_decay_below_half_a_unit_in_the_last_place_is_lost_in_float()
    {
        var adamW = new AdamW { LearningRate = 1e-4, WeightDecay = 1e-4 };
        Assert.Equal(1f, After<float>(adamW, 1000));
        Assert.Equal(double.Exp(-0.01), After<double>(adamW, 1_000_000), 1e-9);

        static T After<T>(IOptimizer optimizer, int steps)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
            optimizer.Fold(optimizer.Start(Parameters<T>.Filled(Layout.Vector(1), T.One)), Enumerable.Repeat(Parameters<T>.Filled(Layout.Vector(1), T.Zero), steps)).Parameters[0];
    }

    // jettify/pytorch-optimizer#454, Optimisers.jl#197: with a decay alone the first step of Adam is η toward 0, whatever λ.
    [Theory, InlineData(0.001), InlineData(0.5), InlineData(20)]
    public void A_coupled_decay_alone_moves_Adam_by_its_rate(double decay)
    {
        var optimizer = new Adam { LearningRate = 0.125, Epsilon = 0 }.WithCoupledDecay(decay);
        Parameters<double> start = [-2, 3];
        var next = optimizer.Step(optimizer.Init(start), start, [0, 0]).Parameters;
        Assert.Equal(-1.875, next[0], 1e-14);
        Assert.Equal(2.875, next[1], 1e-14);
    }

    // optax PR 1743, LookSAM#3: of θ²/2 the point above 1 is 1.05, so 1 - 0.1 · 1.05; at 0 there is nowhere to look, and nothing moves.
    [Theory, InlineData(1, 0.895), InlineData(0, 0)]
    public void Sharpness_aware_steps_take_the_gradient_above_and_stay_at_the_minimum(double from, double to) =>
        Assert.Equal(to, new Sgd { LearningRate = 0.1 }.SharpnessAware(0.05).Scan(_half, [from]).ElementAt(1).Parameters[0], 1e-15);

    // optax PR 1767, pytorch#2545: a metric that stays as it is does not get better, whatever its sign.
    [Theory, InlineData(1), InlineData(-1)]
    public void A_plateau_below_0_is_a_plateau(double metric)
    {
        var plateau = new ReduceOnPlateau { Patience = 2, Factor = 0.1 };
        var state = plateau.Start(0.1);
        double[] rates = [.. Enumerable.Range(0, 7).Select(_ => (state = plateau.Step(state, metric)).Rate)];
        Assert.Equal([0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001], rates.Select(rate => double.Round(rate, 12)));
    }

    // transformers#34506, optax PR 1791: β2 is 1 - t^-0.8, 0 in step 1 and 0.42565 in step 2. A direction of 1/√0.57435 = 1.32 is clipped to 1; one below 1 is not lengthened.
    [Theory, InlineData(1e6, 1), InlineData(0.04, 0.06125)]
    public void Adafactor_clips_what_is_longer_than_1_and_leaves_the_rest(double second, double length)
    {
        var path = Trial.From1(new Adafactor { LearningRate = 0.125, IsRelative = false, IsCapped = false }, 1, second);
        Assert.Equal(0.875, path[0], 1e-12);
        Assert.Equal(0.125 * length, path[0] - path[1], 1e-5);
    }

    // pytorch#23480: periods of 1, 2, 4: a restart begins at the top.
    [Fact]
    public void A_warm_restart_begins_at_the_top()
    {
        var schedule = Schedule.CosineRestarts(0.5, 1, periodFactor: 2);
        Assert.Equal([0.5, 0.5, 0.25, 0.5, 0.426777, 0.25, 0.073223, 0.5, 0.480970], Enumerable.Range(0, 9).Select(step => double.Round(schedule.At(step), 6)));
    }

    // lion-pytorch PR 36: the sign alone moves, and the momentum takes 1 - β2 of the gradient; a second call of the same step gives the same.
    [Fact]
    public void Lion_moves_once_however_often_a_step_is_asked_for()
    {
        var lion = new Lion { LearningRate = 1e-3 };
        Parameters<double> start = [1];
        var state = lion.Init(start);
        var (first, second) = (lion.Step(state, start, [1e-3]), lion.Step(state, start, [1e-3]));
        Assert.Equal(0.999, first.Parameters[0], 1e-15);
        Assert.Equal(1e-5, first.State["Momentum"][0], 1e-18);
        Assert.Equal(first.Parameters, second.Parameters);
    }

    // DeepSpeed#8441: a matrix diag(3, 1) has singular values that are made alike; plain descent would keep their ratio of 3.
    [Fact]
    public void Muon_makes_singular_values_alike()
    {
        var muon = new Muon { LearningRate = 1, MomentumFactor = 0 };
        var start = Parameters<double>.Of(Layout.Of(("w", [2, 2])), 0, 0, 0, 0);
        var end = muon.Step(muon.Init(start), start, Parameters<double>.Of(start.Layout, 3, 0, 0, 1)).Parameters;
        Assert.Equal([0, 0], [end[1], end[2]]);
        Assert.InRange(end[0] / end[3], 0.6, 1.7);
    }

    // keras PR 18972: parameters that stay at 1 average to 1 from the first step on, also where the average begins at 0 and is corrected.
    [Theory, InlineData(0.9999, AverageStart.Parameters), InlineData(0.9, AverageStart.Corrected)]
    public void An_average_of_the_same_is_the_same(double decay, AverageStart start)
    {
        var optimizer = new Sgd { LearningRate = 0 }.Averaged(decay, start);
        var at = optimizer.Start(Parameters<double>.Filled(Layout.Vector(1), 1));
        for (var step = 0; step < 3; step++)
        {
            at = optimizer.Fold(at, [Parameters<double>.Filled(Layout.Vector(1), 1)]);
            Assert.Equal(1, optimizer.Result(at)[0]);
        }
    }

    // nanochat PR 818: with gradients that are gathered four at a time, an average moves once in four.
    [Fact]
    public void An_average_inside_accumulation_moves_once_a_real_step()
    {
        var optimizer = new Sgd { LearningRate = 1 }.Averaged(0.5).Accumulating(4);
        var at = optimizer.Fold(optimizer.Start(Parameters<double>.Filled(Layout.Vector(1), 0)), Enumerable.Repeat((Parameters<double>)[-1], 4));
        Assert.Equal(0.5, optimizer.Result(at)[0]);
    }

    // DeepSpeed PR 8471: steps are counted in common: a first gradient in step 2 has m = 0.1/0.19 and v = 0.001/0.001999 after the correction, 0.744137 of the rate.
    [Fact]
    public void A_gradient_that_comes_late_is_corrected_by_the_common_count() =>
        Assert.Equal(1 - 0.125 * 0.744137, Trial.From1(new Adam { LearningRate = 0.125, Epsilon = 1e-16 }, 0, 1)[1], 1e-7);

    // accelerate#963, transformers PR 24088: of forty gradients gathered by four the rate goes 1, 0.9, ..., 0.1: the sum is 5.5.
    [Fact]
    public void A_schedule_inside_accumulation_goes_by_real_steps()
    {
        var optimizer = new Sgd { LearningRate = Schedule.Linear(1, 0, 10) }.Accumulating(4);
        var end = optimizer.Fold(optimizer.Start(Parameters<double>.Filled(Layout.Vector(1), 0)), Enumerable.Repeat((Parameters<double>)[-1], 40));
        Assert.Equal(5.5, end.Parameters[0], 1e-14);
    }

    // unsloth-zoo PR 962: without a gradient nothing moves, in five hundred steps.
    [Fact]
    public void Without_gradients_Adam_rests() => Assert.Equal(1, Trial.From1(new Adam { LearningRate = 1e-3 }, new double[500])[^1]);

    // optax PR 1790: an ε that float rounds to 0 keeps 0/0 away all the same.
    [Fact]
    public void A_first_gradient_of_0_gives_no_NaN_with_the_smallest_epsilon() => Assert.All(
        (IOptimizer[])[new NovoGrad { Epsilon = 1e-46 }, new Adan { Epsilon = 1e-46, RootEpsilon = 0 }, new Adam { Epsilon = 1e-46 }],
        optimizer =>
        {
            Parameters<float> start = [1f, 2f];
            Assert.Equal(start, optimizer.Step(optimizer.Init(start), start, [0f, 0f]).Parameters);
        });

    // TorchSharp PR 1241, burn#5124: after five steps of warm-up the cosine begins at its own 0, at the base rate, and is over fifteen steps after the start.
    [Fact]
    public void A_second_schedule_begins_at_its_own_start()
    {
        var schedule = Schedule.Linear(0, 1, 5).Then(Schedule.Cosine(1, 10), 5);
        Assert.Equal([0, 0.8, 1, 0.5, 0], ((long[])[0, 4, 5, 10, 15]).Select(step => double.Round(schedule.At(step), 12)));
    }

    // oneflow PR 5960: ε added after the correction is ε √(1 - β2^t) before it: where the gradient is as large as ε, the first step is half the rate.
    [Fact]
    public void An_epsilon_after_the_correction_is_corrected_with_it() => Assert.Equal(
        1 - 0.125 / 2, Trial.From1(new Adam { LearningRate = 0.125, Epsilon = 1e-3, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 1e-3)[0], 1e-12);

    // schedule_free#5: in a warm-up whose first rate is 0 the first weight is 0 of 0; nothing moves, and the next step has all of the weight.
    [Fact]
    public void A_warm_up_from_0_leaves_schedule_free_points_where_they_are()
    {
        var rate = Schedule.Linear(0, 0.5, 1);
        var optimizer = new ScheduleFree(new Sgd { LearningRate = rate }) { LearningRate = rate };
        var at = optimizer.Fold(optimizer.Start(Parameters<double>.Filled(Layout.Vector(1), 1)), [Parameters<double>.Filled(Layout.Vector(1), 2)]);
        Assert.Equal((1.0, 1.0), (at.Parameters[0], optimizer.Result(at)[0]));
        Assert.True(double.IsFinite(optimizer.Fold(at, [Parameters<double>.Filled(Layout.Vector(1), 2)]).Parameters[0]));
    }

    // OneTrainer#253, prodigy#27: neither a rate of 0 nor a gradient of 0 in the first step changes anything, and the distance never falls below its first value.
    [Theory, InlineData(0.0, 1.0), InlineData(1.0, 0.0)]
    public void A_first_step_of_nothing_leaves_Prodigy_as_it_is(double rate, double gradient)
    {
        Parameters<double> start = [1];
        foreach (var optimizer in (IOptimizer[])[new Prodigy { LearningRate = rate }, new DAdaptAdamW { LearningRate = rate }])
        {
            var (parameters, state) = optimizer.Step(optimizer.Init(start), start, [gradient]);
            Assert.Equal(1, parameters[0]);
            Assert.Equal(1e-6, state.Scalars[state.ScalarNames.IndexOf("Distance")]);
        }
    }
}
