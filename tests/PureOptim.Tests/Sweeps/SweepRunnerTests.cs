using PureOptim.Article;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Sweeps;

public sealed class SweepRunnerTests
{
    [Fact]
    public void A_trial_that_cannot_be_run_is_reported_and_the_others_are_run()
    {
        Trial[] trials = [.. Trial.Of(BuiltInDescriptions.Load("naive")), new(new(Trial.Name, new Impossible(), [new(new Sgd())]), "Impossible")];
        var outcome = new SweepRunner(null, new(), Jobs: 2).Run(trials, result => result.Digest, _ => { }, CancellationToken.None);
        Assert.Equal(trials[..^1].Select(trial => trial.Id).Order(), outcome.Results.Keys.Select(id => $"{id}").Order());
        var (trial, reason) = Assert.Single(outcome.Failed);
        Assert.Equal("Impossible", trial.Label);
        Assert.StartsWith("NotSupportedException: There is no trial for ", reason, StringComparison.Ordinal);
        Assert.Equal((7, 6, 0), (outcome.Total, outcome.Done, outcome.AlreadyThere));
        Assert.Equal(0, outcome.Missing);
    }

    [Fact]
    public void What_is_the_same_is_run_once()
    {
        using var folder = new TemporaryFolder();
        Trial[] trials = [.. Trial.Of(BuiltInDescriptions.Load("naive")), .. Trial.Of(BuiltInDescriptions.Load("naive"))];
        using var store = TrialStore.Open(folder.Path);
        var outcome = new SweepRunner(store, new(), Jobs: 3).Run(trials, result => result.Digest, _ => { }, CancellationToken.None);
        Assert.Equal((6, 6), (outcome.Total, outcome.Done));
        Assert.Equal(6, TrialStore.IndexOf(folder.Path).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_trials_of_a_part_are_run_before_the_rest(int number)
    {
        using var folder = new TemporaryFolder();
        using var interruption = new CancellationTokenSource();
        var trials = new TrialArray(Trial.Of(BuiltInDescriptions.Load("naive")));
        var part = new Shard(number, 3);
        using var store = TrialStore.Open(folder.Path);
        var outcome = new SweepRunner(store, new(), Jobs: 1) { First = part }.Run(
            trials, Shard.Whole, TrialPart.Score, progress => { if (progress.Done == 2) interruption.Cancel(); }, interruption.Token);
        Assert.Equal((2, 4), (outcome.Done, outcome.Missing));
        Assert.Equal(part.Of(trials), Enumerable.Range(0, 6).Where(outcome.Results.Has));
    }

    [Fact]
    public void An_interruption_keeps_what_is_done()
    {
        using var folder = new TemporaryFolder();
        using var interruption = new CancellationTokenSource();
        var trials = Trial.Of(BuiltInDescriptions.Load("naive"));
        using var store = TrialStore.Open(folder.Path);
        var outcome = new SweepRunner(store, new(), Jobs: 1).Run(
            trials, result => result.Digest, progress => { if (progress.Done == 2) interruption.Cancel(); }, interruption.Token);
        Assert.Equal((2, 4), (outcome.Done, outcome.Missing));
        Assert.Equal(2, TrialStore.IndexOf(folder.Path).Count);
        Assert.Throws<OperationCanceledException>(() => outcome.Complete(interruption.Token));

        using var again = TrialStore.Open(folder.Path);
        var rest = new SweepRunner(again, new(), Jobs: 1).Run(trials, result => result.Digest, _ => { }, CancellationToken.None);
        Assert.Equal((4, 2), (rest.Done, rest.AlreadyThere));
        Assert.Equal(6, rest.Complete(CancellationToken.None).Count);
    }

    /// <summary>A problem that nothing in the tool knows.</summary>
    private sealed record Impossible : Problem
    {
        internal override bool DrawsFromSeed => false;
    }
}
