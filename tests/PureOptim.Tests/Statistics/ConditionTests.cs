using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("Below", -2, -1, "Yes")]
    [InlineData("Below", -1, 0, "Open")]
    [InlineData("Below", 0, 1, "No")]
    [InlineData("AtMost", -1, 0, "Yes")]
    [InlineData("AtMost", 0, 1, "Open")]
    [InlineData("AtMost", 1, 2, "No")]
    [InlineData("Above", 1, 2, "Yes")]
    [InlineData("Above", 0, 1, "Open")]
    [InlineData("Above", -1, 0, "No")]
    [InlineData("AtLeast", 0, 1, "Yes")]
    [InlineData("AtLeast", -1, 0, "Open")]
    [InlineData("AtLeast", -2, -1, "No")]
    public void All_of_the_interval_a_part_of_it_or_none_meets_it(string relation, double low, double high, string answer) =>
        Assert.Equal(Enum.Parse<Answer>(answer), new Condition(Enum.Parse<Relation>(relation), 0).Of(new((low + high) / 2, low, high, 5)));

    [Fact]
    public void What_is_no_number_leaves_it_open() =>
        Assert.Equal(Answer.Open, Condition.Below(1).Of(Estimate.Exactly(double.NaN)));

    [Theory]
    [InlineData(0, "Yes")]
    [InlineData(1, "TooFew")]
    [InlineData(4, "TooFew")]
    [InlineData(5, "Yes")]
    public void Fewer_than_five_drawn_numbers_decide_nothing_and_a_number_that_is_not_drawn_decides(int count, string answer)
    {
        foreach (var value in new[] { -1, double.NegativeInfinity })
            Assert.Equal(Enum.Parse<Answer>(answer), Condition.Below(0).Of(new(value, value, value, count)));
    }

    [Fact]
    public void What_has_no_interval_leaves_it_open()
    {
        var estimate = StudentInterval.Mean([1, 2, 3, 4, double.PositiveInfinity]);
        Assert.All([Condition.Below(0), Condition.AtMost(1e9), Condition.Above(0), Condition.AtLeast(-1)], condition => Assert.Equal(Answer.Open, condition.Of(estimate)));
    }

    [Fact]
    public void The_words_have_the_threshold_that_decides()
    {
        Assert.Equal("below 0.1", Condition.Below(0.1).Words);
        Assert.Equal("at most 4", Condition.AtMost(4).Words);
        Assert.Equal("above -1e-7", Condition.Above(-1e-7).Words);
        Assert.Equal("at least 1", Condition.AtLeast(1).Words);
    }
}
