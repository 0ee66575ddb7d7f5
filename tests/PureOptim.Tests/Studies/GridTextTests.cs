using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;

namespace PureOptim.Tests.Studies;

public sealed class GridTextTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(1.4567, "1.46")]
    [InlineData(1.0872, "1.087")]
    [InlineData(1.01234, "1.012")]
    [InlineData(1.00321, "1.0032")]
    [InlineData(0.99679, "0.9968")]
    [InlineData(1.000031, "1.00003")]
    [InlineData(17600, "1.76e4")]
    public void A_factor_close_to_one_shows_by_how_much(double factor, string words) => Assert.Equal(words, GridText.Factor(factor));

    [Theory]
    [InlineData(1.46, 1.21, 1.76, "a factor of up to 1.46 [1.21, 1.76]")]
    [InlineData(1.02, 0.79, 1.32, "nothing that can be measured (a factor of 1.020 [0.79, 1.32])")]
    [InlineData(1, 1, 1, "nothing that can be measured (the losses are equal for every seed)")]
    [InlineData(2, 2, 2, "a factor of up to 2, the same for all 5 seeds")]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity, "up to divergence")]
    public void A_cost_is_one_only_if_its_interval_leaves_out_one(double mean, double low, double high, string words) =>
        Assert.Equal(words, GridText.Cost(new Estimate(mean, low, high, 5)));
}
