using PureOptim.Core;
using PureOptim.Dialects;

namespace PureOptim.Tests.Transforms;

/// <summary>Searches of f = θ²/2 from 1, whose numbers are sums of powers of two, on descent whose update is η θ.</summary>
public sealed class LineSearchTests
{
    private static readonly Objective _bowl = Objective.Of("bowl", 1, x => x * x / 2);

    // u = 4, f'(0) = -4, f(a) = (1 - 4a)²/2. Of a = 1, 1/2, 1/4 it is 4.5, 0.5 and 0, which must be at most 0.5 - 2a: at 1/4 it is, exactly. From 0 nothing falls, and the rate grows by a half.
    [Fact]
    public void Backtracking_takes_the_first_rate_at_which_the_loss_falls_far_enough()
    {
        var search = new Backtracking(new Sgd { LearningRate = 4 }) { Decrease = 0.5, Shrinkage = 0.5 };
        var (at, points) = Step(search, search.Start<double>([1.0]));
        Assert.Equal([-3.0, -1, 0], points);
        Assert.Equal((0, 0.25), (at.Parameters[0], at.State.Scalars[0]));
        Assert.Equal(0.375, Step(search, at).At.State.Scalars[0]);
    }

    [Fact]
    public void Where_no_rate_is_good_the_parameters_stay_or_take_the_last_one_as_in_Optax()
    {
        var search = new Backtracking(new Sgd { LearningRate = 4 }) { Decrease = 0.5, Shrinkage = 0.5, Most = 2 };
        Assert.Equal(1, Step(search).At.Parameters[0]);
        Assert.Equal(-1, Step(search with { MayRise = true }).At.Parameters[0]);

        // Of u = 4 at 1 and at 1/4 alone, the interval is not searched.
        var zoom = new Zoom(new Sgd { LearningRate = 4 }) { Most = 1 };
        Assert.Equal(1, Step(zoom).At.Parameters[0]);
        Assert.Equal(-3, Step(zoom with { MayRise = true }).At.Parameters[0]);
    }

    // At 1 the loss is 4.5 and too high. The parabola through 0.5 and 4.5 with the slope -4 has its minimum at 4/16; so has the cubic with the slopes -4 and 12: d = -4 + 12 - 3·4 = -4, √(16 + 48) = 8,
    // 1 - (12 + 8 + 4)/(12 + 4 + 16) = 1/4.
    [Fact]
    public void Both_searches_for_a_small_slope_look_within_an_interval()
    {
        var (zoom, zoomed) = Step(new Sgd { LearningRate = 4 }.WithZoom());
        var (wolfe, looked) = Step(new Sgd { LearningRate = 4 }.WithStrongWolfe());
        Assert.Equal([-3.0, 0], zoomed);
        Assert.Equal([-3.0, 0], looked);
        Assert.Equal((0.25, 0.25), (zoom.State.Scalars[0], wolfe.State.Scalars[0]));
    }

    // u = 1/16, of which a slope of 0.9/16 may be left. At 1 it is 15/16²; Optax's search goes to 2, where it is 14/16²; PyTorch's to the minimum of the cubic, at 16, but no farther than 10.
    [Fact]
    public void Both_searches_for_a_small_slope_go_on_where_it_is_too_steep()
    {
        Assert.Equal([15 / 16.0, 14 / 16.0], Step(new Sgd { LearningRate = 1 / 16.0 }.WithZoom()).Points);
        Assert.Equal([15 / 16.0, 6 / 16.0], Step(new Sgd { LearningRate = 1 / 16.0 }.WithStrongWolfe()).Points);
    }

    [Fact]
    public void Zoom_begins_where_it_ended_or_at_one_and_goes_to_the_largest_rate()
    {
        var zoom = new Sgd { LearningRate = 1 / 16.0 }.WithZoom() with { KeepsRate = true };
        Assert.Equal(7 / 8.0 - 2 * 7 / 8.0 / 16, Step(zoom, Step(zoom).At).Points[0]);
        Assert.Equal(7 / 8.0 - 7 / 8.0 / 16, Step(zoom with { KeepsRate = false }, Step(zoom).At).Points[0]);
        Assert.Equal([31 / 32.0], Step(zoom with { Largest = 0.5 }).Points);
    }

    // By hand nothing is shown of a search that goes far; its parity does that. Here: the loss falls at every step, to 0.
    [Theory]
    [InlineData("zoom")]
    [InlineData("strong_wolfe")]
    [InlineData("backtracking")]
    public void With_a_search_LBfgs_finds_the_minimum_of_Rosenbrocks_function_without_a_rise(string search)
    {
        IOptimizer optimizer = search switch
        {
            "zoom" => new Lbfgs().WithZoom(),
            "strong_wolfe" => new Lbfgs().WithStrongWolfe(),
            _ => new Lbfgs().WithBacktracking(30),
        };
        double[] losses = [.. optimizer.Scan(new Rosenbrock(), [-1.2, 1.0]).Take(60).Select(point => point.Loss)];
        Assert.All(losses.Zip(losses[1..]), pair => Assert.True(pair.Second <= pair.First));
        Assert.Equal(0, losses[^1], 1e-20);
    }

    [Fact]
    public void The_point_of_a_step_is_one_that_was_looked_at_to_the_bit()
    {
        IOptimizer[] searches = [new Lbfgs().WithZoom(), new Lbfgs().WithStrongWolfe(), new Adam().WithBacktracking()];
        foreach (var search in searches)
        {
            var at = search.Start<double>([-1.2, 1.0]);
            for (var step = 0; step < 10; step++)
            {
                var seen = new List<Parameters<double>>();
                at = search.Step(at.State, at.Parameters, Evaluate(new Rosenbrock(), at.Parameters, seen.Add));
                Assert.Contains(at.Parameters, seen);
            }
        }
    }

    [Fact]
    public void A_loss_that_is_no_number_is_as_bad_as_an_infinite_one()
    {
        foreach (IOptimizer search in new IOptimizer[] { new Sgd { LearningRate = 4 }.WithBacktracking(), new Sgd { LearningRate = 4 }.WithZoom(), new Sgd { LearningRate = 4 }.WithStrongWolfe() })
        {
            var at = search.Start<double>([1.0]);
            at = search.Step(at.State, at.Parameters, new([1.0], 0.5, point => point[0] < 0 ? new([double.NaN], double.NaN) : new(point, point[0] * point[0] / 2)));
            Assert.InRange(at.Parameters[0], 0, 0.999);
        }
    }

    [Fact]
    public void Up_the_hill_nobody_goes()
    {
        IOptimizer[] searches = [new Sgd().Maximizing().WithBacktracking(), new Sgd().Maximizing().WithZoom(), new Sgd().Maximizing().WithStrongWolfe()];
        Assert.All(searches, search => Assert.Equal(1, Step(search).At.Parameters[0]));
        Assert.Empty(Step(searches[2]).Points);
    }

    [Fact]
    public void A_search_says_what_it_needs()
    {
        var search = new Sgd().WithZoom();
        var at = search.Start<double>([1.0]);
        Assert.Equal(Needs.Loss | Needs.OtherPoints, search.Needs);
        Assert.StartsWith("Zoom needs the loss", Assert.Throws<ArgumentException>(() => search.Step(at.State, at.Parameters, (Parameters<double>)[1.0])).Message, StringComparison.Ordinal);
        Assert.Equal(
            "Zoom needs the loss at other points, where only the gradient is known.",
            Assert.Throws<InvalidOperationException>(() => search.Step(at.State, at.Parameters, new([1.0], 1, point => point))).Message);
        Assert.Throws<ArgumentException>(() => new Groups(("*", search)).Start<double>([1.0]));
        Assert.Equal("lineSearchFn", Assert.Throws<ArgumentException>(() => PyTorch.LBFGS(lineSearchFn: "weak_wolfe")).ParamName);
        Assert.Throws<ArgumentException>(() => Optax.ScaleByZoomLinesearch(5, initialGuessStrategy: "two"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().WithZoom() with { Largest = 0 });
    }

    [Fact]
    public void A_tensor_alone_has_no_loss()
    {
        var at = new LookingTensor().Start<double>([1.0]);
        Assert.EndsWith(
            "is one tensor; the loss is that of the model, which needs Scope.Model.",
            Assert.Throws<InvalidOperationException>(() => new LookingTensor().Step(at.State, at.Parameters, new([1.0], 1, point => new(point, 1)))).Message, StringComparison.Ordinal);
    }

    /// <summary>A step from 1, and where it looked.</summary>
    private static (Iterate<double> At, double[] Points) Step(IOptimizer search) => Step(search, search.Start<double>([1.0]));

    private static (Iterate<double> At, double[] Points) Step(IOptimizer search, Iterate<double> at)
    {
        var seen = new List<double>();
        return (search.Step(at.State, at.Parameters, Evaluate(_bowl, at.Parameters, point => seen.Add(point[0]))), [.. seen]);
    }

    private static Evaluation<double> Evaluate(Objective objective, Parameters<double> point, Action<Parameters<double>> see) => new(objective.Gradient(point), objective.Loss(point), elsewhere =>
    {
        see(elsewhere);
        return Evaluate(objective, elsewhere, see);
    });

    private sealed record LookingTensor : TensorWise
    {
        public override Needs Needs => Needs.Loss | Needs.OtherPoints;

        protected internal override Scope Scope => Scope.Tensor;

        protected internal override Vector Step(TensorStep tensor, StepContext t) => tensor.LossAt(tensor.Parameter) * tensor.Gradient;
    }
}
