namespace PureOptim.Tests.Optimizers;

public sealed class YogiTests
{
    // v = 0 + 4/2, which corrected is 4: a step of 0.1 · 2/2. Then g² = 1 is below v, which falls by 1/2 of it to 3/2, corrected by 3/4 2; m = 1/2 + 1/2, corrected 4/3.
    [Fact]
    public void The_second_moment_changes_by_a_share_of_the_square()
    {
        var path = Trial.From1(new Yogi { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 2, 1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * 4 / 3 / double.Sqrt(2), path[1], 1e-15);
    }

    // m = 0.5 · 0.5 = 1/4, corrected 1/2; v stays 1/4, corrected 1/2: 0.1 · 0.5/√0.5.
    [Fact]
    public void A_first_moment_that_begins_above_0_moves_without_a_gradient() => Assert.Equal(
        1 - 0.1 * double.Sqrt(0.5), Trial.From1(new Yogi { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, InitialMoment = 0.5, InitialAccumulator = 0.25 }, 0)[0], 1e-15);

    // Of one gradient over and over the square is never below the second moment, which is Adam's up to the sign.
    [Fact]
    public void The_first_step_is_Adams() => Assert.Equal(
        Trial.From1(new Adam { LearningRate = 0.01, Epsilon = 1e-3, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 0.3)[0], Trial.From1(new Yogi(), 0.3)[0], 1e-15);
}
