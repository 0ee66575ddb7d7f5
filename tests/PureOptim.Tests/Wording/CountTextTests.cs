using PureOptim.Runs.Wording;

namespace PureOptim.Tests.Wording;

public sealed class CountTextTests
{
    [Theory]
    [InlineData(0, "0 runs")]
    [InlineData(1, "1 run")]
    [InlineData(2, "2 runs")]
    [InlineData(1_000_000, "1000000 runs")]
    public void One_is_singular_and_any_other_number_plural(long count, string text) => Assert.Equal(text, CountText.Of(count, "run"));

    [Fact]
    public void A_noun_may_have_a_plural_that_is_not_its_own_with_an_s() =>
        Assert.Equal(["1 study", "2 studies"], [CountText.Of(1, "study", "studies"), CountText.Of(2, "study", "studies")]);
}
