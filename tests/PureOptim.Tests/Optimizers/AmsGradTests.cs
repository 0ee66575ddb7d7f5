namespace PureOptim.Tests.Optimizers;

public sealed class AmsGradTests
{
    // β1 = 0, β2 = 1/2, ε = 0, η = 1, g = 2 and 1: v = 2 and 3/2, 1 - β2^t = 1/2 and 3/4. Uncorrected the divisor stays √2. Corrected afterwards it is √(2/(1/2)) = 2, then
    // √(2/(3/4)) = √(8/3). Corrected before, v̂ = 4, then 2, and the divisor stays 2.
    [Theory]
    [InlineData(AmsGradCorrection.None, 1.4142135623730951, 1.4142135623730951)]
    [InlineData(AmsGradCorrection.AfterMaximum, 2, 1.6329931618554521)]
    [InlineData(AmsGradCorrection.BeforeMaximum, 2, 2)]
    public void The_divisor_is_the_largest(AmsGradCorrection correction, double first, double second)
    {
        var path = Trial.From1(new AmsGrad { LearningRate = 1, Beta1 = 0, Beta2 = 0.5, Epsilon = 0, Correction = correction }, 2, 1);
        Assert.Equal(1 - 2 / first, path[0], 1e-15);
        Assert.Equal(path[0] - 1 / second, path[1], 1e-15);
    }

    // Gradients that grow faster than β2 forgets: the largest second moment is the last.
    [Theory, InlineData(AdamEpsilonPlacement.BeforeCorrection), InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void Where_the_second_moment_grows_it_is_Adam(AdamEpsilonPlacement placement) => Assert.Equal(
        Trial.From1(new Adam { EpsilonPlacement = placement }, 1, 2, -4, 8),
        Trial.From1(new AmsGrad { Epsilon = 1e-7, EpsilonPlacement = placement, Correction = AmsGradCorrection.AfterMaximum }, 1, 2, -4, 8));
}
