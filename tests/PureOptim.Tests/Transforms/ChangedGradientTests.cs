using PureOptim.Dialects;

namespace PureOptim.Tests.Transforms;

/// <summary>Wrappers that change gradients, updates or parameters, by hand; all numbers are exact in binary unless said otherwise.</summary>
public sealed class ChangedGradientTests
{
    private static readonly Sgd _half = new() { LearningRate = 0.5 }, _one = new() { LearningRate = 1 };

    [Fact]
    public void Clipping_by_value_cuts_each_element()
    {
        Assert.Equal([-1, 1, -0.25], Moved(_half.ClippedByValue(2), [0, 0, 0], [8, -8, 0.5]));

        // Updates 4, -4 and 1/4, of which 2 is left at most.
        Assert.Equal([-2, 2, -0.25], Moved(_half.ClippedByValue(2) with { Stage = WrapperStage.Update }, [0, 0, 0], [8, -8, 0.5]));
        Assert.True(double.IsNaN(Moved(_half.ClippedByValue(2), [0.0], [double.NaN])[0]));
        Assert.Equal([-1], Moved(_half.ClippedByValue(2), [0.0], [double.PositiveInfinity]));
    }

    // The mean square of (2, 2, 2, 2) is 4, its root 2: twice as much as 1. Of (0.5, 0.5) it is less.
    [Fact]
    public void Clipping_by_root_mean_square_shortens_each_tensor_by_itself()
    {
        var layout = Layout.Of(("a", [4]), ("b", [2]));
        var (start, gradient) = (Parameters<double>.Of(layout, [0, 0, 0, 0, 0, 0]), Parameters<double>.Of(layout, [2, 2, -2, 2, 0.5, 0.5]));
        Assert.Equal([-1, -1, 1, -1, -0.5, -0.5], Moved(_one.ClippedByRms(1), start, gradient));
        Assert.Equal([-0.5, -0.5, 0.5, -0.5, -0.25, -0.25], Moved(_half.ClippedByRms(0.5) with { Stage = WrapperStage.Update }, start, gradient));
    }

    // Columns of θ are (3, 4) and (0, 0), of lengths 5 and 0; their gradients may be half of 5 and of ε = 1 long. Those are (6, 8), of length 10, and (0, 0.25).
    [Fact]
    public void Adaptive_clipping_bounds_each_column_by_its_parameters()
    {
        var layout = Layout.Of(("a", [2, 2]));
        var (start, gradient) = (Parameters<double>.Of(layout, [3, 0, 4, 0]), Parameters<double>.Of(layout, [6, 0, 8, 0.25]));
        Assert.Equal([1.5, 0, 2, -0.25], Moved(_one.ClippedAdaptively(0.5) with { Epsilon = 1 }, start, gradient));

        // As a vector it is one unit: θ is 5 long, and g is (6, 0, 8, 0), which is 10 long.
        var vector = Layout.Of(("a", [4]));
        Assert.Equal([1.5, 0, 2, 0], Moved(_one.ClippedAdaptively(0.5), Parameters<double>.Of(vector, [3, 0, 4, 0]), Parameters<double>.Of(vector, [6, 0, 8, 0])));
    }

    // Of a tensor of 2 by 2 by 1 by 2 the units are what the last index names: the same two columns of a matrix of 4 rows; of three dimensions, what the last two name.
    [Fact]
    public void Adaptive_clipping_knows_the_units_of_every_shape()
    {
        double[] start = [3, 0, 4, 0, 0, 0, 0, 0], gradient = [6, 0, 8, 0.25, 0, 0, 0, 0];
        var four = Layout.Of(("a", [2, 2, 1, 2]));
        Assert.Equal([1.5, 0, 2, -0.25, 0, 0, 0, 0], Moved(
            _one.ClippedAdaptively(0.5) with { Epsilon = 1 }, Parameters<double>.Of(four, start), Parameters<double>.Of(four, gradient)));

        // Lengths 3, 0, 4 and 0: of 6 and 8 half of 3 and 4 is left.
        var three = Layout.Of(("a", [2, 2, 2]));
        Assert.Equal([1.5, 0, 2, -0.25, 0, 0, 0, 0], Moved(
            _one.ClippedAdaptively(0.5) with { Epsilon = 1 }, Parameters<double>.Of(three, start), Parameters<double>.Of(three, gradient)));
    }

    // Rows (1, 3) and (5, -5) have means 2 and 0; centred again they stay.
    [Fact]
    public void Centred_gradients_have_rows_that_add_up_to_nothing()
    {
        var layout = Layout.Of(("a", [2, 2]), ("b", [2]));
        var (start, gradient) = (Parameters<double>.Of(layout, [0, 0, 0, 0, 0, 0]), Parameters<double>.Of(layout, [1, 3, 5, -5, 7, 9]));
        Assert.Equal([1, -1, -5, 5, -7, -9], Moved(_one.Centralized(), start, gradient));
        Assert.Equal([1, -1, -5, 5, -7, -9], Moved(_one.Centralized().Centralized(), start, gradient));
        Assert.Equal([0.5, -0.5, -2.5, 2.5, -3.5, -4.5], Moved(_half.Centralized() with { Stage = WrapperStage.Update }, start, gradient));

        // Of more dimensions, a row is what the first index leads to: means 2 and 6.
        var three = Layout.Of(("a", [2, 2, 2]));
        Assert.Equal([2, 0, 0, -2, 2, 0, 0, -2], Moved(
            _one.Centralized(), Parameters<double>.Of(three, new double[8]), Parameters<double>.Of(three, [0, 2, 2, 4, 4, 6, 6, 8])));
    }

    // (3, 4) is 5 long; with ε = 3 it is divided by 8/2.
    [Fact]
    public void A_normalized_gradient_has_the_length()
    {
        Assert.Equal([-0.75, -1], Moved(_one.Normalized(2) with { Epsilon = 3 }, [0, 0], [3, 4]));
        Assert.Equal([-3, -4], Moved(_half.Normalized(5) with { Epsilon = 0, Stage = WrapperStage.Update }, [0, 0], [6, 8]));
        Assert.Equal([1, 2], Moved(_one.Normalized() with { Epsilon = 0 }, [1, 2], [0, 0]));
    }

    // m = 4, then 2 + 2 = 4; corrected by 1/2 and 3/4: 8 and 16/3.
    [Fact]
    public void An_average_of_gradients_is_corrected_or_not()
    {
        Assert.Equal([-4, -8], Path(_one.WithGradientAverage(0.5) with { IsCorrected = false }, 8, 4));
        Assert.Equal([-8, -8 - 16 / 3.0], Path(_one.WithGradientAverage(0.5), 8, 4));
        Assert.Equal([-2, -4], Path(_half.WithGradientAverage(0.5) with { IsCorrected = false, Stage = WrapperStage.Update }, 8, 4));
    }

    // Adam without a second moment, at the gradient's own scale: corrected averages, as Adam's first moment.
    [Fact]
    public void A_decay_of_0_averages_nothing() => Assert.Equal([-8, -12], Path(_one.WithGradientAverage(0), 8, 4));

    // (3, 4) is 5 long, and its root mean square 5/√2.
    [Fact]
    public void Updates_are_scaled_by_the_size_of_their_tensor()
    {
        Assert.Equal([3 - 5, 4], Moved(_one.ScaledByParameters(ParameterLength.Norm), [3, 4], [1, 0]));
        Assert.Equal(3 - 5 / double.Sqrt(2), Moved(_one.ScaledByParameters(), [3, 4], [1, 0])[0]);
        Assert.Equal([-0.25, 0], Moved(_one.ScaledByParameters() with { Minimum = 0.25 }, [0, 0], [1, 0]));
    }

    [Fact]
    public void Delayed_updates_come_together()
    {
        Assert.Equal([0, 0, -7, -7, -7, -13], Path(_one.WithDelayedUpdates(3), 1, 2, 4, 1, 2, 3));
        Assert.Equal(Path(_one, 1, 2, 4), Path(_one.WithDelayedUpdates(1), 1, 2, 4));
    }

    [Fact]
    public void Parameters_stay_in_a_box_or_a_ball()
    {
        Assert.Equal([0, 1, 0.5], Moved(_one.KeptWithin(0, 1), [0.5, 0.5, 0.5], [4, -4, 0]));
        Assert.Equal([0, 5], Moved(_one.KeptWithin(0), [1, 1], [4, -4]));
        Assert.Equal([-3, 1], Moved(_one.KeptWithin(double.NegativeInfinity, 1), [1, 1], [4, -4]));

        // (6, 8) is 10 long, (3, 4) is 5; from (1, 1) by (-5, -7).
        Assert.Equal([3, 4], Moved(_one.KeptInBall(5), [1, 1], [-5, -7]));
        Assert.Equal([2, 3], Moved(_one.KeptInBall(5), [1, 1], [-1, -2]));
    }

    // S. J. Reddi, S. Kale and S. Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, theorem 1: gradients of 3 in every third step, and -1 in the others, between -1 and 1.
    // The sum of the three says down, and the best point is -1. With β1 = 0 and β2 = 1/(1 + 3²) Adam goes up; AMSGrad, and AdaGrad, go down.
    [Fact]
    public void Adam_ends_at_the_worst_point_of_Reddis_example_and_AMSGrad_at_the_best()
    {
        var rate = Schedule.InverseSquareRoot(0.1);
        Parameters<double>[] gradients = [.. Enumerable.Range(0, 30_000).Select(step => (Parameters<double>)[step % 3 == 0 ? 3 : -1])];
        double End(IOptimizer optimizer)
        {
            var within = optimizer.KeptWithin(-1, 1);
            return within.Fold(within.Start((Parameters<double>)[0.0]), gradients).Parameters[0];
        }

        Assert.InRange(End(new Adam { LearningRate = rate, Beta1 = 0, Beta2 = 0.1 }), 0.99, 1);
        Assert.InRange(End(new AmsGrad { LearningRate = rate, Beta1 = 0, Beta2 = 0.1 }), -1, -0.99);
        Assert.InRange(End(new AdaGrad { LearningRate = 0.1 }), -1, -0.99);
    }

    [Fact]
    public void A_frozen_optimizer_waits()
    {
        Assert.Equal([0, 0, -4], Path(_one.Frozen(2), 1, 2, 4));
        Assert.Equal([0, 0, 0], Path(_one.Frozen(), 1, 2, 4));

        // Adam's first step has the length of its rate, whenever it comes.
        Assert.Equal(Path(new Adam(), 4)[0], Path(new Adam().Frozen(2), 1, 2, 4)[2]);
    }

    [Fact]
    public void Gradients_that_are_not_finite_are_skipped_until_there_are_too_many()
    {
        var (nan, infinite) = (double.NaN, double.NegativeInfinity);
        Assert.Equal([-1, -1, -1, -3], Path(_one.SkippingNotFinite(2), 1, nan, infinite, 2));
        Assert.Equal([-1, -1, -3, -3, -3, double.PositiveInfinity], Path(_one.SkippingNotFinite(2), 1, nan, 2, nan, nan, infinite));
    }

    [Fact]
    public void What_is_no_number_is_0_and_infinities_stay()
    {
        Assert.Equal([0, double.NegativeInfinity, double.PositiveInfinity, 1], Moved(_one.WithoutNaNs(), [0, 0, 0, 0], [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1]));
        Assert.Equal([0, -0.5], Moved(_half.WithoutNaNs() with { Stage = WrapperStage.Update }, [0, 0], [double.NaN, 1]));
    }

    // With one decay β = 0.9, ε = 1/4 and s_0 = 1. Step 1: h = 0, m = 1/4, s = (1/4)/(1/4) = 1, so that it is the inner step, 5.
    // Step 2: Δ = 5/(1 + 1/4) = 4, h = 2 · 4 = 8, r = min(8, 1/4) · 1, m = 8 + 1/4, v = 64, s = (8.25 + 0.25)/(8 + 0.25), and s (Δ + 2) is taken off.
    [Fact]
    public void A_mechanized_optimizer_learns_its_scale()
    {
        var path = Path(_one.Mechanized() with { WeightDecay = 0, Epsilon = 0.25, InitialScale = 1, Decays = 1 }, 5, 2);
        Assert.Equal(-5, path[0]);
        Assert.Equal(-6 * 8.5 / 8.25, path[1], 2e-15);
    }

    [Fact]
    public void A_fold_has_the_bits_of_single_steps_where_steps_are_left_out()
    {
        var optimizer = new Adam().SkippingNotFinite(1).ClippedByValue(1);
        Parameters<double>[] gradients = [[1, 2], [double.NaN, 1], [3, -1], [0.5, 0.25]];
        var at = optimizer.Start((Parameters<double>)[1, 2]);
        foreach (var gradient in gradients) at = optimizer.Step(at.State, at.Parameters, gradient);
        Assert.Equal(at.Parameters, optimizer.Fold(optimizer.Start((Parameters<double>)[1, 2]), gradients).Parameters);
    }

    [Fact]
    public void Chains_are_wrappers_in_the_order_of_Optax()
    {
        Assert.Equal(new Sgd { LearningRate = 0.5 }.ClippedTo(1), Optax.Chain([Optax.ClipByGlobalNorm(1)], Optax.Sgd(0.5)));
        Assert.Equal([-1], Moved(Optax.Chain(Optax.ScaleBySign(), Optax.AddDecayedWeights(0.25), Optax.ScaleByLearningRate(2)), [2.0], [7.0])); // 2 - 2 (1 + 0.5) = -1
    }

    private static double[] Moved(IOptimizer optimizer, Parameters<double> start, Parameters<double> gradient) =>
        optimizer.Fold(optimizer.Start(start), gradient).Parameters.Values.ToArray();

    private static double[] Path(IOptimizer optimizer, params double[] gradients)
    {
        var at = optimizer.Start((Parameters<double>)[0.0]);
        return [.. gradients.Select(gradient => (at = optimizer.Step(at.State, at.Parameters, [gradient])).Parameters[0])];
    }
}
