namespace PureOptim.Tests.Optimizers;

public sealed class NAdamTests
{
    // β1 = β2 = 1/2, constant momentum, η = 1, ε = 0, g = 2: m = 1, v = 2, √(v/(1/2)) = 2, and g (1/2)/(1/2) + m (1/2)/(1 - 1/4) = 2 + 2/3: 1 - 4/3.
    // With ψ = 0 the momentum is 1/4 throughout: g (3/4)/(3/4) + m (1/4)/(1 - 1/16) = 2 + 4/15, so 1 - 17/15.
    [Theory, InlineData(false, -1.0 / 3), InlineData(true, -2.0 / 15)]
    public void The_first_step_looks_ahead(bool grows, double expected) => Assert.Equal(
        expected, Trial.From1(new NAdam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, MomentumDecay = 0, Grows = grows }, 2)[0], 1e-15);

    [Fact]
    public void Without_momentum_it_is_Adam()
    {
        var adam = Trial.From1(new Adam { Beta1 = 0, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 1, -2, 0.5);
        Assert.Equal(adam, Trial.From1(new NAdam { LearningRate = 0.001, Beta1 = 0, Epsilon = 1e-7 }, 1, -2, 0.5));
    }
}
