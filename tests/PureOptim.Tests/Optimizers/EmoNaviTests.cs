using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class EmoNaviTests
{
    /// <summary>Without averages of gradients, each step is 0.1 k times the sign of the gradient.</summary>
    private static readonly EmoNavi _signs = new() { LearningRate = 0.1, Beta1 = 0, Beta2 = 0, Epsilon = 0, WeightDecay = 0 };

    internal static IEnumerable<OptimizerCard> Cards =>
        from shadow in new[] { false, true }
        from medium in new[] { false, true }
        select new OptimizerCard(
            new EmoNavi { HasShadow = shadow, MayDivideByMediumLoss = medium }, medium ? Odd : Odd | PermutationEquivariant, Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor, [], []);

    // m = 2/2 and v = 4/4; then m = 1/2 + 1 and v = 3/4 + 1.
    [Fact]
    public void A_loss_that_stays_makes_Adams_steps_without_corrections()
    {
        var path = MomoTests.Path(new EmoNavi { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 0, WeightDecay = 0 }, (2, 1), (2, 1));
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.15 / double.Sqrt(1.75), path[1], 1e-15);
    }

    // Both averages start at 1. With a loss of 2 they are s = 0.7 + 0.6 and l = 0.99 + 0.02: d = -tanh(0.29 / 1.01), about -0.28. With 2 again s = 0.91 + 0.6 and l = 0.9999 + 0.02:
    // d = -tanh(0.4901 / 1.0199), about -0.45. Both are between a quarter and a half.
    [Fact]
    public void A_loss_that_rises_somewhat_makes_long_steps()
    {
        var (second, third) = (1 - double.Tanh(0.29 / 1.01), 1 - double.Tanh(0.4901 / 1.0199));
        var path = MomoTests.Path(_signs, (3, 1), (3, 2), (3, 2));
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.8 * second * (1 - 0.1 * second), path[1], 1e-15);
        Assert.Equal(path[1] - 0.8 * third * (1 - 0.1 * third), path[2], 1e-15);
    }

    // With a loss of 1/4, s = 0.7 + 0.075 and l = 0.99 + 0.0025: d = tanh(0.2175 / 0.9925), below a quarter. With it again s = 0.5425 + 0.075 and l = 0.982575 + 0.0025: d = tanh(0.367575 / 0.985075), above.
    [Fact]
    public void A_loss_that_falls_makes_longer_steps_than_one_that_rises()
    {
        var third = 1 - double.Tanh(0.367575 / 0.985075);
        var path = MomoTests.Path(_signs, (3, 1), (3, 0.25), (3, 0.25));
        Assert.Equal(0.8, path[1], 1e-15);
        Assert.Equal(0.8 - 0.8 * third * (1 + 0.1 * third), path[2], 1e-15);
    }

    // With a loss of 3, d = -tanh(0.58 / 1.02), about -0.51, and with one of 10, -tanh(2.61 / 1.09), about -0.98.
    [Fact]
    public void A_loss_that_rises_more_makes_a_plain_step_and_one_that_leaps_a_short_one()
    {
        Assert.Equal(0.8, MomoTests.Path(_signs, (3, 1), (3, 3))[1], 1e-15);
        Assert.Equal(0.9 - 0.1 * (1 - double.Tanh(2.61 / 1.09)), MomoTests.Path(_signs, (3, 1), (3, 10))[1], 1e-15);
    }

    // The step with a loss of 1 leaves the shadow at 1. That with 10, where u = 1 - tanh(2.61/1.09), goes u of the way from 0.9 to the shadow, which goes a twentieth of the way to there, and then a step of 0.1 u.
    // With 10 again s = 2.59 + 3 and l = 1.0791 + 0.1.
    [Fact]
    public void A_loss_that_leaps_leads_to_the_shadow()
    {
        var (second, third) = (1 - double.Tanh(2.61 / 1.09), 1 - double.Tanh(4.4109 / 1.1791));
        var path = MomoTests.Path(_signs with { HasShadow = true }, (3, 1), (3, 10), (3, 10));
        var led = 0.9 + second * (1 - 0.9);
        var shadow = 1 + 0.05 * (led - 1);
        var at = led - 0.1 * second;
        Assert.Equal([0.9, at], path[..2], (one, other) => double.Abs(one - other) <= 1e-15);
        Assert.Equal(at + third * (shadow - at) - 0.1 * third, path[2], 1e-15);
    }

    // d = 0: the shadow goes a tenth of the way, from 1 to 0.9 - 0.045.
    [Fact]
    public void A_loss_that_stays_leads_the_shadow_to_the_parameters_after_their_decay()
    {
        var emoNavi = _signs with { HasShadow = true, WeightDecay = 0.5 };
        var at = emoNavi.Start((Parameters<double>)[1.0]);
        for (var i = 0; i < 2; i++) at = emoNavi.Step(at.State, at.Parameters, new([3.0], 1));
        Assert.Equal(0.85 - 0.0425 - 0.1, at.Parameters[0], 1e-15);
        Assert.Equal(0.995 + 0.1 * (0.8075 - 0.995), at.State["Shadow"][0], 1e-15);
    }

    [Fact]
    public void The_scale_of_the_loss_does_not_matter() => Assert.Equal(
        MomoTests.Path(_signs with { HasShadow = true }, (3, 1), (3, 1.5), (3, 4), (3, 0.5)), MomoTests.Path(_signs with { HasShadow = true }, (3, 8), (3, 12), (3, 32), (3, 4)));

    // The difference 1.09 - 3.7 of a loss of 100 is below a quarter.
    [Fact]
    public void Losses_below_the_least_one_count_for_less() =>
        Assert.Equal(0.8, MomoTests.Path(_signs with { LeastLoss = 100 }, (3, 1), (3, 10))[1], 1e-15);

    // With a loss of 7 after 1 the difference is 1.06 - 2.8. In doubles 1.74 / 1.3 times 1.3 is less than 1.74 / 1.06 times 1.06, so the average between, 0.95 + 0.35, divides; with one of 8, where
    // the difference is 1.07 - 3.1, it is not.
    [Fact]
    public void Rounding_may_choose_the_average_that_divides()
    {
        var medium = _signs with { MayDivideByMediumLoss = true };
        Assert.Equal(0.9 - 0.1 * (1 - double.Tanh(1.74 / 1.3)), MomoTests.Path(medium, (3, 1), (3, 7))[1], 1e-15);
        Assert.Equal(0.9 - 0.1 * (1 - double.Tanh(1.74 / 1.06)), MomoTests.Path(_signs, (3, 1), (3, 7))[1], 1e-15);
        Assert.Equal(0.9 - 0.1 * (1 - double.Tanh(2.03 / 1.07)), MomoTests.Path(medium, (3, 1), (3, 8))[1], 1e-15);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN)]
    public void A_least_loss_that_is_not_above_0_is_refused(double least) => Assert.Throws<ArgumentOutOfRangeException>(() => new EmoNavi { LeastLoss = least });
}
