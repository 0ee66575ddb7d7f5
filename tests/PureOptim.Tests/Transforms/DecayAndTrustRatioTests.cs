using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class DecayAndTrustRatioTests
{
    // g = 1 and λ θ = 0.5 · 1 make 1.5: a step of 0.1 leads from 1 to 0.85.
    [Fact]
    public void A_coupled_decay_goes_through_the_gradient() => Assert.Equal(0.85, Trial.From1(new Sgd { LearningRate = 0.1 }.WithCoupledDecay(0.5), 1)[0], 1e-15);

    // On plain descent the two decays are one: θ - η (g + λ θ).
    [Fact]
    public void A_coupled_decay_of_plain_descent_is_a_decoupled_one_times_the_rate()
    {
        var (coupled, beside) = (Trial.From1(new Sgd { LearningRate = 0.125 }.WithCoupledDecay(0.5), 1, -2, 3), Trial.From1(new Sgd { LearningRate = 0.125 }.WithDecay(0.5, 0.125), 1, -2, 3));
        Assert.All(coupled.Zip(beside), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    // N01: θ = 1, g = 1, η = 0.1, λ = 0.5, ε = 0: the first step of Adam is η, so θ' = 1 - 0.1 (1 + 0.5); decay after the step would be 0.95 · 0.9.
    [Fact]
    public void The_decay_is_of_the_parameters_before_the_step() =>
        Assert.Equal(0.85, Trial.From1(new Adam { LearningRate = 0.1, Epsilon = 0 }.WithDecay(0.5, 0.1), 1)[0], 1e-15);

    // 1 - 0.5 · 0.25 · 1 - 0.25 · 2 = 3/8, and 3/8 (1 - 1/8) + 1/4 = 37/64, in numbers that are exact.
    [Theory, InlineData(DecayPlacement.Factor), InlineData(DecayPlacement.Subtracted), InlineData(DecayPlacement.InUpdate)]
    public void The_decay_takes_the_same_part_wherever_it_stands(DecayPlacement placement) => Assert.Equal(
        [0.375, 0.578125], Trial.From1(new Sgd { LearningRate = 0.25 }.WithDecay(0.5, 0.25) with { DecayPlacement = placement }, 2, -1));

    // N03: from -2 without a gradient only the decay is left: -2 (1 - 0.1 · 0.5) = -1.9.
    [Fact]
    public void A_gradient_of_zero_leaves_the_decay()
    {
        var optimizer = new Adam { LearningRate = 0.1 }.WithDecay(0.5, 0.1);
        Assert.Equal(-1.9, Paths.Along(optimizer, [-2.0], [[0.0]]).Single().Parameters[0], 1e-15);
    }

    // C18: for plain descent it is the gradient of λθ²/2; for momentum it is not.
    [Fact]
    public void Of_plain_descent_alone_it_is_a_penalty()
    {
        Parameters<double> start = [1.0, -3.0];
        Assert.Equal(Penalized(new Sgd { LearningRate = 0.25 }), Decayed(new Sgd { LearningRate = 0.25 }));
        Assert.NotEqual(Penalized(new Momentum { LearningRate = 0.25 }), Decayed(new Momentum { LearningRate = 0.25 }));

        // Numbers whose products are exact.
        Parameters<double> Decayed(IOptimizer optimizer) => Paths.Along(optimizer.WithDecay(0.5, 0.25), start, [[0.5, 1.0], [2.0, -1.0]]).Last().Parameters;

        Parameters<double> Penalized(IOptimizer optimizer)
        {
            var at = optimizer.Start(start);
            foreach (var gradient in (double[][])[[0.5, 1.0], [2.0, -1.0]])
                at = optimizer.Step(at.State, at.Parameters, (Parameters<double>)[gradient[0] + 0.5 * at.Parameters[0], gradient[1] + 0.5 * at.Parameters[1]]);
            return at.Parameters;
        }
    }

    // D19: a step is as long as the tensor, times the rate; of a tensor of zeros it is the wrapped optimizer's times the rate.
    [Fact]
    public void A_step_has_the_length_of_its_tensor()
    {
        var layout = Layout.Of(("a", [2]), ("b", [2]), ("c", [1]));
        var start = Parameters<double>.Of(layout, 3, 4, 0.6, -0.8, 0);
        var moved = Paths.Along(new Sgd().WithTrustRatio(0.5), start, [Parameters<double>.Of(layout, 0, 7, -30, 40, 2)]).Single().Parameters;

        // 5 · 0.5 along (0, 1), 1 · 0.5 along (-0.6, 0.8), and 2 · 0.01 · 0.5.
        double[] expected = [3, 4 - 2.5, 0.6 + 0.3, -0.8 - 0.4, -0.01];
        for (var i = 0; i < 5; i++) Assert.Equal(expected[i], moved[i], 1e-15);
    }

    [Fact]
    public void A_gradient_of_zero_moves_no_tensor() =>
        Assert.Equal([3.0, 4.0], Paths.Along(new Sgd().WithTrustRatio(0.5), [3.0, 4.0], [[0.0, 0.0]]).Single().Parameters);

    [Fact]
    public void Lamb_is_the_trust_ratio_of_decayed_Adam()
    {
        var parts = new Adam { LearningRate = 1, Epsilon = 1e-6, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }.WithDecay(0.1).WithTrustRatio(0.03);
        Parameters<double>[] gradients = [[1.0, -2.0, 0.5], [0.25, 3.0, 1.0], [0.0, 0.0, 1e-9]];
        Assert.Equal(
            Paths.Along(parts, [1.0, 2.0, 3.0], gradients).Select(at => at.Parameters),
            Paths.Along(new Lamb { LearningRate = 0.03, WeightDecay = 0.1 }, [1.0, 2.0, 3.0], gradients).Select(at => at.Parameters));
    }

    [Fact]
    public void Negative_decays_are_refused() =>
        Assert.StartsWith("WeightDecay must be finite and at least 0.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().WithDecay(-1)).Message, StringComparison.Ordinal);
}
