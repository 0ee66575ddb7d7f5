using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Sweeps;

public sealed class TrialQueueTests
{
    private static readonly TrialArray _trials = new(Sweep.Parse("s.json", """
        { "name": "rates", "problem": {"minimize": {"objective": "valley"}}, "steps": 1, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": {"linear": {"from": 0.1, "to": 1, "count": 12}}}}}}] }
        """).Expand());

    private static readonly int[] _all = [.. Enumerable.Range(0, _trials.Count)];

    [Fact]
    public void Processes_take_parts_that_no_other_has_and_then_what_others_have_left()
    {
        using var folder = new TemporaryFolder();
        using var one = TrialStore.Open(folder.Path);
        using var other = TrialStore.Open(folder.Path);
        using var first = new TrialQueue(one, _trials, _all, _all, new(1, 4));
        using var second = new TrialQueue(other, _trials, _all, _all, new(2, 4));
        List<int> byFirst = [], bySecond = [];
        for (var i = 0; i < _trials.Count; i++)
        {
            Work(first, one, byFirst);
            Work(second, other, bySecond);
        }

        Assert.Equal([0, 4, 8], byFirst[..3].Order());
        Assert.Equal([1, 5, 9], bySecond[..3].Order());
        Assert.Equal(_all, byFirst.Concat(bySecond).Order());
        Assert.Null(first.Next());
        Assert.Null(second.Next());
        Assert.DoesNotContain(folder.Files, file => file.Contains("part-", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_of_a_part_that_another_process_works_on_is_done_at_last()
    {
        using var folder = new TemporaryFolder();
        using var one = TrialStore.Open(folder.Path);
        using var other = TrialStore.Open(folder.Path);
        using var slow = new TrialQueue(one, _trials, _all, _all, new(1, 4));
        using var fast = new TrialQueue(other, _trials, _all, _all, new(2, 4));
        List<int> bySlow = [], byFast = [];
        Work(slow, one, bySlow);
        for (var i = 0; i < _trials.Count; i++) Work(fast, other, byFast);
        Assert.Equal(_all, bySlow.Concat(byFast).Order());
        Assert.All(byFast[9..], place => Assert.Contains(place, (int[])[0, 4, 8]));
    }

    [Fact]
    public void A_part_that_is_left_is_free()
    {
        using var folder = new TemporaryFolder();
        using var store = TrialStore.Open(folder.Path);
        using (var first = new TrialQueue(store, _trials, _all, _all, new(1, 4))) Assert.Contains(first.Next()!.Value, (int[])[0, 4, 8]);
        Assert.Empty(folder.Files);
        using var again = new TrialQueue(store, _trials, _all, _all, new(1, 4));
        Assert.Contains(again.Next()!.Value, (int[])[0, 4, 8]);
        Assert.Single(folder.Files);
    }

    [Fact]
    public void Without_a_store_the_order_is_that_of_the_trials()
    {
        using var queue = new TrialQueue(null, _trials, _all, _all, Shard.Whole);
        Assert.Equal(_all, _all.Select(_ => queue.Next()!.Value));
        Assert.Null(queue.Next());
    }

    /// <summary>What a process does with the next trial: nothing where it is done.</summary>
    private static void Work(TrialQueue queue, TrialStore store, List<int> done)
    {
        var place = queue.Next()!.Value;
        var trial = _trials.At(place);
        if (store.Has(trial.Key)) return;
        store.Keep(trial, TrialRunner.Run(trial, new(), CancellationToken.None));
        done.Add(place);
    }
}
