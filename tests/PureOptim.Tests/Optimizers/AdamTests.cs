namespace PureOptim.Tests.Optimizers;

public sealed class AdamTests
{
    /// <summary>The expected values are rounded elsewhere than the formula, which rounds eight numbers of about 1 by half of 2e-16 each.</summary>
    private const double Rounding = 1e-15;

    [Fact]
    public void Both_moments_are_corrected()
    {
        // m = 1, v = 1, corrected by 1/2 and 1/4; then m = 5/2, v = 19/4, corrected by 3/4 and 7/16: a step of 10/3 · √(7/76).
        var steps = Trial.From1(new Adam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 0 }, 2, 4);
        Assert.Equal(0, steps[0], Rounding);
        Assert.Equal(-1.01162829777814, steps[1], Rounding);
    }

    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection, 1.0 / 2)] // 1/2 · 2/1 · 1/(√1 + 1)
    [InlineData(AdamEpsilonPlacement.AfterCorrection, 1.0 / 3)] // 2/(√4 + 1)
    public void Epsilon_stands_where_it_is_placed(AdamEpsilonPlacement placement, double expected) =>
        Assert.Equal(expected, Trial.From1(new Adam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 1, EpsilonPlacement = placement }, 2)[0], Rounding);
}
