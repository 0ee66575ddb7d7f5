namespace PureOptim.Tests.Optimizers;

public sealed class AdaBeliefTests
{
    // m = 1, s = (2 - 1)²/2 = 1/2; corrected both are doubled: a step of 2/1. Then m = 1/2 + 1 = 3/2 and s = 1/4 + (2 - 3/2)²/2 = 3/8; both over 3/4: 2/√(1/2) = √8.
    [Fact]
    public void Steps_are_long_where_gradients_are_as_expected()
    {
        var path = Trial.From1(new AdaBelief { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, VarianceEpsilon = 0 }, 2, 2);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.8 - 0.1 * double.Sqrt(8), path[1], 1e-15);
    }

    // s = 1/2 + 1/4, corrected 3/2; m corrected is 2; 1.5 of ε: 0.1 · 2 / (√1.5 + 1.5).
    [Fact]
    public void The_epsilon_of_the_variance_is_added_before_the_correction_and_the_other_after() => Assert.Equal(
        1 - 0.2 / (double.Sqrt(1.5) + 1.5), Trial.From1(new AdaBelief { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 1.5, VarianceEpsilon = 0.25 }, 2)[0], 1e-15);
}
