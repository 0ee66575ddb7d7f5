namespace PureOptim.Tests.Optimizers;

public sealed class LionTests
{
    // β1 = 1/2, β2 = 3/4, η = 1/4: g = 4: down, m = 1. g = -1: 1/2 - 1/2 = 0: no step, m = 3/4 - 1/4 = 1/2. g = -1: 1/4 - 1/2: up.
    [Fact]
    public void A_step_has_one_length() => Assert.Equal(
        [0.75, 0.75, 1], Trial.From1(new Lion { LearningRate = 0.25, Beta1 = 0.5, Beta2 = 0.75 }, 4, -1, -1));

    [Fact]
    public void A_gradient_that_is_no_number_is_not_hidden() => Assert.True(double.IsNaN(Trial.From1(new Lion(), double.NaN)[0]));
}
