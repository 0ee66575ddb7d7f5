using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Optimizers;

public sealed class AdafactorTests
{
    private const OptimizerTraits Promised = OptimizerTraits.Odd;

    private const OptimizerTraits Lacking = OptimizerTraits.None;

    internal static IEnumerable<OptimizerCard> Cards => [new(new Adafactor(), Promised, Lacking, [], [])];

    private static IOptimizer PyTorch(RecordedCase @case) =>
        Dialects.PyTorch.Adafactor(@case.Number("lr", 0.01), @case.Number("beta2_decay", -0.8), d: @case.Number("d", 1), weightDecay: @case.Number("weight_decay", 0));

    private static Adafactor Keras(RecordedCase @case) => Dialects.Keras.Adafactor(@case.Number("learning_rate", 0.001));

    private static Adafactor Optax(RecordedCase @case) => Dialects.Optax.Adafactor(
        @case.Number("learning_rate", double.NaN), (int)@case.Number("min_dim_size_to_factor", 128), multiplyByParameterScale: @case.Number("multiply_by_parameter_scale", 1) != 0,
        momentum: @case.Numbers.ContainsKey("momentum") ? @case.Number("momentum", 0) : null,
        weightDecayRate: @case.Numbers.ContainsKey("weight_decay_rate") ? @case.Number("weight_decay_rate", 0) : null);

    // The step is proportional to RMS(θ): relative errors of a few units, of a root, a mean, a quotient and two norms, in a step of up to a quarter of a
    // parameter's size act on all coordinates alike, thirty times. 12 are 0.4 a step.
    [Theory]
    [InlineData("torch/Adafactor/134", 4)]
    [InlineData("torch/Adafactor/135", 4)]
    [InlineData("torch/Adafactor/136", 12)]
    [InlineData("torch/Adafactor/137", 12)]
    public void PyTorchs_path_is_this_one(string id, double bound) => Assert.InRange(PyTorch(RecordedTraces.Case(id)).Worst(id), 0, bound);

    [Fact]
    public void Optaxs_path_is_this_one_where_it_computes_in_the_precision_of_the_run()
    {
        Assert.InRange(Optax(RecordedTraces.Case("optax/adafactor/118")).Worst("optax/adafactor/118"), 0, 12);
        var optax = new Adafactor { IsCapped = false, SmallestFactored = 3, DecayPlacement = DecayPlacement.InUpdate, DecayCoupling = DecayCoupling.None };
        Assert.InRange((optax with { LearningRate = 0.0801 }).Worst("optax-wrapper/8"), 0, 12);
        Assert.InRange((optax with { LearningRate = 0.0425, IsRelative = false, HasMomentum = true, MomentumFactor = 0.83, WeightDecay = 0.142 }).Worst("optax-wrapper/9"), 0, 12);
    }

    // Optax computes 1 - t^-0.8, and Keras its means, in float in a run in double, whose relative error of 6e-8 enters a step some seven times and is
    // partly one-sided over thirty steps: within 1e-6 of the largest step.
    [Theory]
    [InlineData("optax/adafactor/117")]
    [InlineData("optax/adafactor/119")]
    [InlineData("optax/adafactor/120")]
    [InlineData("keras/Adafactor/72")]
    [InlineData("keras/Adafactor/73")]
    public void A_path_that_was_computed_in_part_in_float_is_this_one_to_the_precision_of_floats(string id)
    {
        var @case = RecordedTraces.Case(id);
        Assert.InRange((id.StartsWith("optax", StringComparison.Ordinal) ? Optax(@case) : Keras(@case)).WorstInSteps(id), 0, 1e-6);
    }

    // β2 is 1 - 1^-0.8 = 0 and 1 - 2^-0.8 = 0.42565: v = 4, then 0.42565 · 4 + 0.57435 · 1 = 2.27695.
    [Fact]
    public void The_second_moment_forgets_by_a_power_of_the_step()
    {
        var adafactor = new Adafactor { Epsilon = 0 };
        var at = adafactor.Start((Parameters<double>)[1.0]);
        at = adafactor.Step(at.State, at.Parameters, (Parameters<double>)[2.0]);
        Assert.Equal(4, at.State["SecondMoment"].Values[0]);
        at = adafactor.Step(at.State, at.Parameters, (Parameters<double>)[1.0]);
        Assert.Equal(2.27695, at.State["SecondMoment"].Values[0], 5e-6);
    }

    // u = g/√v with v = g² after the first step is (1, 1), of size 1. From v = (1, 1) on (g² = 1 before) to g = (3, 4) with κ = ∞, so to say, v stays
    // (1, 1): u = (3, 4), of size 3.53553, cut down to (.84853, 1.13137); and (.03, .04) stays as it is.
    [Theory]
    [InlineData(3, 4, 0.848528137423857, 1.131370849898476)]
    [InlineData(0.03, 0.04, 0.03, 0.04)]
    public void A_large_update_is_cut_down_and_a_small_one_is_not_scaled_up(double first, double second, double u0, double u1)
    {
        var adafactor = new Adafactor { LearningRate = 1, DecayExponent = 1000, Epsilon = 0, IsCapped = false, IsRelative = false };
        var at = adafactor.Start((Parameters<double>)[0.0, 0.0]);
        at = adafactor.Step(at.State, at.Parameters, (Parameters<double>)[1.0, 1.0]);
        Assert.Equal([-1, -1], at.Parameters);
        at = adafactor.Step(at.State, at.Parameters, (Parameters<double>)[first, second]);
        Assert.Equal(-1 - u0, at.Parameters.Values[0], 1e-14);
        Assert.Equal(-1 - u1, at.Parameters.Values[1], 1e-14);
    }

    // The rate is inside the average: gradients of 1 make u = 1, rates of 0.1 and 0.01 an average, with μ = 0.9 from 0, of 0.01 and 0.9 · 0.01 + 0.1 · 0.01.
    [Fact]
    public void Momentum_is_an_average_of_the_updates_with_their_rates()
    {
        var adafactor = new Adafactor { LearningRate = Schedule.PiecewiseConstant(0.1, (1, 0.01)), HasMomentum = true, MomentumFactor = 0.9, Epsilon = 0, IsCapped = false, IsRelative = false };
        var places = Trial.From1(adafactor, 1, 1);
        Assert.Equal(0.99, places[0], 1e-15);
        Assert.Equal(0.98, places[1], 1e-15);
    }

    // Squares of rank one, g_ij² = a_i b_j, are the product of their means over the mean of all.
    [Fact]
    public void Factors_are_exact_for_squares_of_rank_one()
    {
        double[] rows = [1, 2, 4], columns = [1, 0.5];
        double[] gradient = [.. from row in rows from column in columns select row * column];
        var matrix = Layout.Of([("w", [3, 2])]);
        var (factored, whole) = (new Adafactor { LearningRate = 0.5 }, new Adafactor { LearningRate = 0.5, SmallestFactored = 3 });
        var (start, given) = (Parameters<double>.Filled(matrix, 1), Parameters<double>.Of(matrix, gradient));
        var (a, b) = (factored.Step(factored.Init(start), start, given), whole.Step(whole.Init(start), start, given));
        Assert.Equal((3, 2, 0), (a.State["Rows"].Length, a.State["Columns"].Length, a.State["SecondMoment"].Length));
        Assert.Equal((0, 0, 6), (b.State["Rows"].Length, b.State["Columns"].Length, b.State["SecondMoment"].Length));
        foreach (var (left, right) in a.Parameters.Values.ToArray().Zip(b.Parameters.Values.ToArray())) Assert.Equal(left, right, 1e-15);
    }

    [Fact]
    public void Gradients_of_zero_move_nothing()
    {
        var layout = Layout.Of([("w", [3, 2]), ("b", [3])]);
        var start = Parameters<float>.Filled(layout, 1);
        var adafactor = new Adafactor();
        Assert.Equal(start, adafactor.Step(adafactor.Init(start), start, Parameters<float>.Filled(layout, 0)).Parameters);
    }

    // V = 0.01 is below 0.25: u = 0.1/0.5. The mean of R = (0.01, 0.01) is below 0.04: V = 0.01 · 0.01 / 0.04 = 0.0025, and u = 0.1/0.05.
    [Fact]
    public void Moments_and_means_may_have_floors()
    {
        var adafactor = new Adafactor { LearningRate = 1, Epsilon = 0, IsCapped = false, IsRelative = false, ClippingThreshold = 10 };
        Assert.Equal(0.8, Trial.From1(adafactor with { MomentFloor = 0.25 }, 0.1)[0], 1e-15);
        var start = Parameters<double>.Filled(Layout.Of(("w", [2, 2])), 1);
        var floored = adafactor with { MeanFloor = 0.04 };
        Trial.AssertNear([-1, -1, -1, -1], floored.Step(floored.Init(start), start, Parameters<double>.Filled(start.Layout, 0.1)).Parameters);
    }

    // The floor is 0.5²: u = 0.1/0.5; and the parameter, 1, counts as 3.
    [Fact]
    public void PyTorchs_eps_are_the_floors_and_the_smallest_size() => Assert.Equal(0.4, Trial.From1(Dialects.PyTorch.Adafactor(1, eps: (0.5, 3)), 0.1)[0], 1e-15);
}
