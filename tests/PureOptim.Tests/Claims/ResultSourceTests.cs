using PureOptim.Article.Claims;
using PureOptim.Runs;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Claims;

public sealed class ResultSourceTests
{
    private static readonly PathExperiment _path = CodeErrors.Naive(new AdaGrad { LearningRate = 1.5 });

    [Fact]
    public void A_walk_that_the_store_knows_by_the_same_digest_is_found() =>
        Assert.Equal(_path.Run().Points[^1].ToArray(), Of(result => result).Of(_path).Points[^1].ToArray());

    [Fact]
    public void A_walk_that_ends_elsewhere_than_the_store_says_is_refused()
    {
        var refusal = Assert.Throws<RunException>(() => Of(result => result with { Digest = new string('0', 64) }).Of(_path));
        Assert.Contains("0000000000000000 in the store", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_of_a_law_is_found_once()
    {
        var source = Of(result => result);
        Assert.Same(source.Of("C5", CodeErrors.Printed), source.Of("C5", CodeErrors.Printed));
        Assert.True(source.Of("C5", CodeErrors.Printed).IsBroken);
        Assert.False(source.Of("C5", CodeErrors.Correct).IsBroken);
    }

    private static ResultSource Of(Func<TrialResult, TrialResult> change)
    {
        var trial = _path.Trial!;
        var result = change(TrialRunner.Run(trial, new(), CancellationToken.None));
        return new(new Dictionary<TrialId, TrialResult> { [trial.Key] = result }, lawCases: 50, CancellationToken.None);
    }
}
