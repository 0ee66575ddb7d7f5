using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("Every", "Yes Yes", "supported")]
    [InlineData("Every", "No No", "refuted")]
    [InlineData("Every", "Yes No", "depends on the function: so for a; not for b")]
    [InlineData("Every", "Yes Yes Open", "open: so for a, b; undecided for c")]
    [InlineData("Every", "Open", "open: undecided for a")]
    [InlineData("Every", "Yes No Open TooFew", "depends on the function: so for a; not for b; undecided for c; too few seeds for d")]
    [InlineData("Every", "No TooFew TooFew", "open: not for a; too few seeds for b, c")]
    [InlineData("Some", "No Yes No", "supported")]
    [InlineData("Some", "No No", "refuted")]
    [InlineData("Some", "No Open", "open: not for a; undecided for b")]
    public void The_words_follow_from_the_answers(string quantifier, string answers, string words)
    {
        var cases = answers.Split(' ').Select((answer, i) => ($"{(char)('a' + i)}", Enum.Parse<Answer>(answer)));
        Assert.Equal(words, Verdict.Of(Enum.Parse<Quantifier>(quantifier), "the function", [.. cases]).Words);
    }

    [Theory]
    [InlineData("Yes", "quick: supported")]
    [InlineData("No", "quick: refuted")]
    [InlineData("Yes No", "quick: depends on the function: so for a; not for b")]
    [InlineData("Open", "quick: open: undecided for a")]
    public void A_mark_stands_before_every_outcome(string answers, string words)
    {
        var cases = answers.Split(' ').Select((answer, i) => ($"{(char)('a' + i)}", Enum.Parse<Answer>(answer)));
        Assert.Equal(words, Verdict.Of(Quantifier.Every, "the function", [.. cases], "quick").Words);
    }

    [Fact]
    public void Without_a_case_there_is_no_verdict() =>
        Assert.Throws<ArgumentException>(() => Verdict.Of(Quantifier.Every, "the function", []));
}
