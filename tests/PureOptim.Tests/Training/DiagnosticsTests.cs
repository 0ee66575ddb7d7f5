using PureOptim.Networks;
using PureOptim.Tests.Networks;

namespace PureOptim.Tests.Training;

/// <summary>The visible values of a step, of a gradient and of learning rates.</summary>
public sealed class DiagnosticsTests
{
    private static readonly Network _network = Network.Of(Activation.Tanh, 5, 4, 3);
    private static readonly Parameters<double> _start = _network.Init<double>(RandomKey.FromSeed(1));
    private static readonly Batch<double>[] _batches = Samples.Batches<double>(Samples.Examples(40, 5, 3), 6, 8);

    /// <summary>Gradient descent at rate 1/4 on two tensors with the gradients (3, 4) and 12: lengths 5, 12 and 13, and a quarter of each.</summary>
    [Fact]
    public void Lengths_are_those_of_gradient_and_step_and_the_rate_is_their_quotient()
    {
        var layout = Layout.Of(("a", [2]), ("b", [1]));
        var model = Model.Of<int, double>((_, _) => Parameters<double>.Of(layout, 3, 4, 12));
        var step = Assert.Single(new[] { 0 }.ScanDiagnostics(new Sgd { LearningRate = 0.25 }, Parameters<double>.Filled(layout, 8), model));
        Assert.Equal((13, 3.25, 0.25), (step.GradientNorm, step.UpdateNorm, step.EffectiveRate));
        Assert.Equal([new("a", 5, 1.25), new("b", 12, 3)], step.Tensors.AsEnumerable());
        Assert.Equal("b: gradient 12, update 3, effective rate 0.25", step.Tensors[1].ToString());
        Assert.Equal([0.25, 0.25], step.Tensors.Select(tensor => tensor.EffectiveRate));
        Assert.Equal("1: gradient 13, update 3.25, effective rate 0.25", step.ToString());
    }

    [Fact]
    public void The_points_are_those_of_a_scan()
    {
        foreach (IOptimizer optimizer in (IOptimizer[])[new Adam(), new Wrapped(new Momentum())])
            Assert.Equal(_batches.Scan(optimizer, _start, _network).Skip(1), _batches.ScanDiagnostics(optimizer, _start, _network).Select(step => step.At));
        Assert.Throws<ArgumentException>(() => _batches.ScanDiagnostics(new Sgd(), new Adam().Start(_start), _network));
    }

    [Fact]
    public void The_gradient_of_a_network_is_that_of_its_loss()
    {
        foreach (var activation in new[] { Activation.Tanh, Activation.Sigmoid })
        {
            var network = Network.Of(activation, 5, 4, 3);
            var parameters = network.Init<double>(RandomKey.FromSeed(2));
            var checks = GradientCheck.Of(network, parameters, _batches[0]);
            Assert.Equal(["W1", "b1", "W2", "b2"], checks.Select(check => check.Tensor));
            Assert.All(checks, check => Assert.True(check.Holds, $"{check}"));
            // The checks are no formality: the bound is far below the gradients themselves.
            Assert.All(checks, check => Assert.True(check.Bound < 1e-6, $"{check}"));
            var narrow = Samples.Batches<float>(Samples.Examples(40, 5, 3), 1, 8)[0];
            Assert.All(GradientCheck.Of(network, network.Init<float>(RandomKey.FromSeed(2)), narrow), check => Assert.True(check.Holds, $"{check}"));
        }
    }

    [Fact]
    public void The_gradients_of_objectives_are_those_of_their_values()
    {
        foreach (var objective in Objective.All)
        {
            var point = Parameters<double>.Create(Layout.Vector(objective.Dimension), RandomKey.FromSeed(3).FillNormal);
            var check = Assert.Single(GradientCheck.Of(objective, point));
            // The third derivatives of Beale's, Rastrigin's and Rosenbrock's functions are hundreds of times their first.
            Assert.True(check.Error <= 1000 * check.Bound, $"{objective.Name} {check}");
        }
    }

    [Fact]
    public void A_wrong_gradient_is_named_with_its_tensor_and_coordinate()
    {
        var layout = Layout.Of(("good", [2]), ("bad", [3]));
        // The gradient of |θ|²/2 is θ; one number of it is negated.
        var model = Model.Of<int, double>(
            (parameters, _) => Parameters<double>.Create(layout, gradient =>
            {
                parameters.Values.CopyTo(gradient);
                gradient[3] = -gradient[3];
            }),
            (parameters, _) => parameters.Values.ToArray().Sum(x => x * x) / 2);
        var checks = GradientCheck.Of(model, Parameters<double>.Of(layout, 1, 2, 3, 4, 5), 0);
        Assert.True(checks[0].Holds);
        Assert.False(checks[1].Holds);
        Assert.Equal(("bad", 1, -4.0), (checks[1].Tensor, checks[1].Index, checks[1].Gradient));
        Assert.Equal(4, checks[1].Difference, 1e-9);
        Assert.Throws<ArgumentException>(() => GradientCheck.Of(Model.Of<int, double>((parameters, _) => parameters), [1.0], 0));
    }

    [Fact]
    public void What_is_no_number_does_not_hold()
    {
        var model = Model.Of<int, double>((_, _) => [1.0, double.NaN], (parameters, _) => parameters[0]);
        var check = Assert.Single(GradientCheck.Of(model, [1.0, 2.0], 0));
        Assert.False(check.Holds);
        Assert.Equal(1, check.Index);
    }

    /// <summary>On x² gradient descent converges below rate 1 and diverges above: by a factor 1 - 2 rate a step.</summary>
    [Fact]
    public void A_range_test_shows_the_loss_at_each_rate_in_turn()
    {
        var model = Model.Of<int, double>((x, _) => [2 * x[0]], (x, _) => x[0] * x[0]);
        var found = new int[3].RangeTest(rate => new Sgd { LearningRate = rate }, [1.0], model, [0.25, 0.5, 2]).ToArray();
        Assert.Equal([(0.25, 0.25), (0.5, 0), (2, 0)], found);
        var rates = Diagnostics.Rates(1e-4, 100, 61);
        var losses = new int[61].RangeTest(rate => new Momentum { LearningRate = rate, MomentumFactor = 0 }, [1.0], model, rates).ToArray();
        Assert.Equal(rates, losses.Select(at => at.Rate));
        Assert.True(losses.Best(at => at.Loss).Rate < 1.01 && losses[^1].Loss > 1);
        Assert.Throws<ArgumentException>(() => new int[3].RangeTest(rate => new Sgd { LearningRate = rate }, [1.0], Model.Of<int, double>((x, _) => x), rates));
    }

    [Fact]
    public void Rates_grow_by_a_factor()
    {
        var rates = Diagnostics.Rates(1e-6, 1, 7);
        Assert.Equal((1e-6, 1.0), (rates[0], rates[^1]));
        // Logarithm and exponential are within an ulp each; the exponent's ulp is 2^-49, a relative 2^-49 of the rate.
        for (var i = 0; i < 7; i++) Assert.Equal(1, rates[i] / double.Pow(10, i - 6), 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => Diagnostics.Rates(0, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Diagnostics.Rates(1, 2, 1));
    }
}
