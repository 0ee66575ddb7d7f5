using PureOptim.Experiments.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("Every", "Yes Yes", "supported")]
    [InlineData("Every", "No No", "refuted")]
    [InlineData("Every", "Yes No", "depends on the function: so for a; not for b")]
    [InlineData("Every", "Yes Yes Open", "depends on the function: so for a, b; cannot be told for c")]
    [InlineData("Every", "Open", "depends on the function: cannot be told for a")]
    [InlineData("Some", "No Yes No", "supported")]
    [InlineData("Some", "No No", "refuted")]
    [InlineData("Some", "No Open", "depends on the function: not for a; cannot be told for b")]
    public void The_words_follow_from_the_answers(string quantifier, string answers, string words)
    {
        var cases = answers.Split(' ').Select((answer, i) => ($"{(char)('a' + i)}", Enum.Parse<Answer>(answer)));
        Assert.Equal(words, Verdict.Of(Enum.Parse<Quantifier>(quantifier), "the function", [.. cases]).Words);
    }

    [Fact]
    public void Without_a_case_there_is_no_verdict() =>
        Assert.Throws<ArgumentException>(() => Verdict.Of(Quantifier.Every, "the function", []));
}
