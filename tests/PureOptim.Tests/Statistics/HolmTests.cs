using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class HolmTests
{
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") of R: 4 times the least, 3 times the next, then 2 times 0.03, and for 0.04 no less than that.
    [Fact]
    public void It_adjusts_as_the_paper_says() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjusted([0.01, 0.04, 0.03, 0.005]).Select(p => double.Round(p, 12)));

    [Fact]
    public void A_probability_never_exceeds_one_and_one_test_alone_is_as_it_is()
    {
        Assert.Equal([1.0, 1, 1], Holm.Adjusted([0.9, 0.5, 0.7]).ToArray());
        Assert.Equal([0.04], Holm.Adjusted([0.04]).ToArray());
        Assert.True(Holm.Adjusted([]).IsEmpty);
    }
}
