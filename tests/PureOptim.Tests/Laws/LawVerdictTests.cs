using PureOptim.Laws;

namespace PureOptim.Tests.Laws;

/// <summary>What a verdict says, in the words in which a failing test shows it.</summary>
public sealed class LawVerdictTests
{
    [Fact]
    public void A_broken_law_is_told_with_its_statement_the_smallest_run_and_what_finds_it_again()
    {
        var law = Samples.Law("B16");
        var verdict = LawChecker.Check(law, new SignDescent(), 50);
        var lines = $"{verdict}".Split('\n');
        Assert.Equal($"B16: {law.Statement}", lines[0]);
        Assert.Equal("SignDescent { LearningRate = 0.5 }: fails", lines[1]);
        Assert.StartsWith("SignDescent { LearningRate = ", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("  gradient 1: [", StringComparison.Ordinal));
        Assert.Equal($"found again by LawChecker.Replay(OptimizerLaws.All.Single(law => law.Id == \"B16\"), optimizer, \"{verdict.Replay}\")", lines[^1]);
        Assert.EndsWith($"LawChecker.Replay(law, subject, \"{verdict.Replay}\")", $"{verdict with { Law = law with { Statement = "One's own." } }}", StringComparison.Ordinal);
        Assert.Equal(verdict.Counterexample, LawChecker.Replay(law, new SignDescent(), verdict.Replay!).Counterexample);
    }

    [Fact]
    public void The_exception_has_the_statement_of_every_law_that_is_broken()
    {
        var broken = OptimizerLaws.Examine(new SignDescent(), 50).Where(verdict => verdict.Expected == Applicability.Holds && verdict.IsBroken).ToList();
        var message = Assert.Throws<LawBrokenException>(() => OptimizerLaws.Check(new SignDescent(), 50)).Message;
        Assert.StartsWith($"SignDescent {{ LearningRate = 0.5 }} breaks {broken.Count} laws", message, StringComparison.Ordinal);
        Assert.True(broken.Count > 1);
        Assert.All(broken, verdict => Assert.Contains($"{verdict.Law.Id}: {verdict.Law.Statement}\n", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_law_whose_cases_say_nothing_is_not_decided()
    {
        var law = Samples.Law("A1") with { Examine = _ => Finding.Vacuous };
        var verdict = LawChecker.Check(law, new PlainDescent(), 50);
        Assert.Equal($"A1: {law.Statement}\nPlainDescent {{ LearningRate = 0.5 }}: not decided: none of 50 cases says anything", $"{verdict}");
        Assert.False(verdict.IsAsExpected);
    }

    [Theory]
    [InlineData(1000, 101, false, "not decided: 101 of 1000 cases say nothing, which is more than a tenth")]
    [InlineData(1000, 100, true, "holds exactly (100 of 1000 cases say nothing)")]
    [InlineData(1000, 0, true, "holds exactly")]
    [InlineData(100, 11, false, "not decided: 11 of 100 cases say nothing, which is more than a tenth")]
    [InlineData(5, 4, true, "holds exactly (4 of 5 cases say nothing)")]
    [InlineData(5, 5, false, "not decided: none of 5 cases says anything")]
    public void More_than_a_tenth_of_a_hundred_cases_or_more_that_say_nothing_is_too_many(int cases, int vacuous, bool isAsExpected, string words)
    {
        var verdict = new LawVerdict(Samples.Law("A1"), "Any", Applicability.Holds, cases, 0, null, null) { VacuousCases = vacuous };
        Assert.Equal(isAsExpected, verdict.IsAsExpected);
        Assert.Equal($"Any: {words}", $"{verdict}".Split('\n')[1]);
    }

    [Fact]
    public void The_exception_tells_what_is_not_decided_too()
    {
        var message = Assert.Throws<LawBrokenException>(() => OptimizerLaws.Check(new Unbounded(), 200)).Message;
        Assert.StartsWith("Unbounded { LearningRate = 0.5 } leaves ", message, StringComparison.Ordinal);
        Assert.Contains($"B8: {Samples.Law("B8").Statement}\n", message, StringComparison.Ordinal);
        Assert.Contains("of 200 cases say", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counterexample_that_is_not_met_yet_is_said_to_be_just_that()
    {
        var verdict = LawChecker.Check(Samples.Law("B15"), new PlainDescent(), 50);
        Assert.EndsWith(": no counterexample met yet in 50 cases", $"{verdict}", StringComparison.Ordinal);
        Assert.False(verdict.IsBroken);
    }
}
