namespace PureOptim.Tests.Optimizers;

public sealed class AdanTests
{
    private static readonly Adan _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.75, Beta3 = 0.5, Epsilon = 0 };

    // The first step has no difference: m and √n corrected are 2, a step of 0.1. Then g = 3, the difference 1, v = 1/4 over 1 - 9/16 = 4/7; m = 1/2 + 3/2 over 3/4 = 8/3;
    // n = 1 + (3 + 3/4)²/2 over 3/4.
    [Theory]
    [InlineData(AdanDifferenceWeight.Beta2, 0.75)]
    [InlineData(AdanDifferenceWeight.OneMinusBeta2, 0.25)]
    public void A_difference_has_its_weight_in_both_averages(AdanDifferenceWeight difference, double weight)
    {
        var path = Trial.From1(_half with { DifferenceWeight = difference }, 2, 3);
        Assert.Equal(0.9, path[0], 1e-15);
        var root = double.Sqrt((1 + (3 + weight) * (3 + weight) / 2) / 0.75);
        Assert.Equal(0.9 - 0.1 * (8.0 / 3 + weight * 4 / 7) / root, path[1], 1e-15);
    }

    // (1 - 0.1) / (1 + 0.1 · 2).
    [Fact]
    public void The_decay_divides_after_the_step() => Assert.Equal(0.75, Trial.From1(_half with { WeightDecay = 2 }, 2)[0], 1e-15);

    // n corrected is 4: 2 / (√(4 + 5) + 1).
    [Fact]
    public void An_epsilon_stands_inside_the_root_and_one_outside() => Assert.Equal(0.95, Trial.From1(_half with { RootEpsilon = 5, Epsilon = 1 }, 2)[0], 1e-15);
}
