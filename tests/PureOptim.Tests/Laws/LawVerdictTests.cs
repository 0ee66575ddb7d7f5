using System.Numerics;
using PureOptim.Core;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;

namespace PureOptim.Tests.Laws;

/// <summary>The text of a verdict, in the words in which a failing test shows it.</summary>
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

    [Fact]
    public void A_verdict_says_which_hyperparameters_varied_and_which_followed_a_schedule()
    {
        Assert.Equal(
            ["Beta1 (scheduled)", "Beta2 (scheduled)", "Epsilon (scheduled)", "LearningRate (scheduled)"],
            LawChecker.Check(Samples.Law("A1"), new Adam(), 100).Varied.ToArray());
        // D11 sets ε to 0, and its formula has one value of each.
        Assert.Equal(["Beta1", "Beta2", "LearningRate"], LawChecker.Check(Samples.Law("D11"), new Adam(), 100).Varied.ToArray());
        Assert.Empty(LawChecker.Check(Samples.Law("A1"), new Adam(), 1).Varied);
    }

    [Fact]
    public void A_hyperparameter_that_cannot_be_varied_leaves_a_law_undecided()
    {
        var verdict = LawChecker.Check(Samples.Law("A1"), new Unrecorded(), 50);
        Assert.Equal("not decided: not varied were LearningRate (its optimizer is no record)", verdict.Summary);
        Assert.False(verdict.IsAsExpected);
        Assert.Equal(Mark.Unvaried, Mark.Of(verdict));
        Assert.Contains("not varied were LearningRate", Assert.Throws<LawBrokenException>(() => OptimizerLaws.Check(new Unrecorded(), 50)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_within_the_declared_bounds_that_is_refused_breaks_every_law()
    {
        var verdict = LawChecker.Check(Samples.Law("A1"), new Choosy(), 50);
        Assert.True(verdict.IsBroken);
        Assert.Contains("no case can be made of it: threw ArgumentException: only a half", verdict.Counterexample, StringComparison.Ordinal);
    }

    /// <summary>Gradient descent as a class, of which there is no copy with another rate.</summary>
    private sealed class Unrecorded : IOptimizer
    {
        public string Name => nameof(Sgd);

        public Schedule LearningRate { get; init; } = 0.5;

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd { LearningRate = LearningRate }.Step(state, parameters, evaluation);
    }

    /// <summary>Gradient descent that declares more values than it takes.</summary>
    private sealed record Choosy : IOptimizer
    {
        public string Name => nameof(Sgd);

        [Hyperparameter("η", @"\eta", Bounds.NonNegative)]
        public Schedule LearningRate { get; init => field = value.At(0) == 0.5 ? value : throw new ArgumentException("only a half"); } = 0.5;

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd { LearningRate = LearningRate }.Step(state, parameters, evaluation);
    }
}
