using PureOptim.Networks;
using PureOptim.Tests.Networks;

namespace PureOptim.Tests.Training;

public sealed class ModelTrainingTests
{
    private static readonly Network _network = Network.Of(Activation.Relu, 50, 40, 30, 10);
    private static readonly Parameters<float> _start = _network.Init<float>(RandomKey.FromSeed(1));
    private static readonly Batch<float>[] _batches = Samples.Batches<float>(Samples.Examples(200, 50, 10), 12, 45);

    public static TheoryData<IOptimizer> Optimizers => new() { new Sgd(), new Momentum(), new Nesterov(), new AdaGrad(), new RmsProp(), new Adam() };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_fold_in_its_own_memory_has_the_bits_of_pure_steps_on_any_number_of_threads(IOptimizer optimizer)
    {
        var pure = PureSteps.Of(_batches, optimizer, optimizer.Start(_start), _network.Gradient)[^1];
        foreach (var threads in new[] { 1, 2, 3, 4, 9 }) Assert.Equal(pure, _batches.Fold(optimizer, _start, _network, threads));
    }

    [Fact]
    public void Folding_two_parts_one_after_the_other_is_folding_the_whole()
    {
        var optimizer = new Adam { LearningRate = 0.01 };
        var half = _batches[..5].Fold(optimizer, _start, _network, threads: 2);
        var copy = Parameters<float>.Of(half.Parameters.Layout, half.Parameters.Values);
        Assert.Equal(_batches.Fold(optimizer, _start, _network), _batches[5..].Fold(optimizer, half, _network, threads: 3));
        Assert.Equal(copy, half.Parameters);
    }

    /// <summary>A record is changed by <c>with</c>, its state stays: the same as a schedule that changes there.</summary>
    [Fact]
    public void A_learning_rate_is_changed_midway()
    {
        var optimizer = new Adam { LearningRate = 0.01 };
        var half = _batches[..5].Fold(optimizer, _start, _network);
        var end = _batches[5..].Fold(optimizer with { LearningRate = 0.001 }, half, _network);
        Assert.Equal(_batches.Fold(optimizer with { LearningRate = new PiecewiseConstantSchedule(0.01, [(5, 0.001)]) }, _start, _network), end);
        Assert.NotEqual(_batches.Fold(optimizer, _start, _network), end);
    }

    /// <summary>An optimizer that steps in place, and one that cannot.</summary>
    public static TheoryData<IOptimizer> BothKinds => new() { new Adam { LearningRate = 0.01 }, new Wrapped(new Momentum()) };

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_scan_shows_the_start_the_multiples_and_the_end_with_the_bits_of_folds(IOptimizer optimizer)
    {
        var all = PureSteps.Of(_batches, optimizer, optimizer.Start(_start), _network.Gradient);
        var from = all[2];
        foreach (var threads in new[] { 1, 3 })
        {
            Assert.Equal([all[0], all[5], all[10], all[12]], _batches.Scan(optimizer, _start, _network, every: 5, threads));
            Assert.Equal([from, all[4], all[8], all[12]], _batches[2..].Scan(optimizer, from, _network, every: 4, threads));
            Assert.Equal([from, all[12]], _batches[2..].Scan(optimizer, from, _network, every: long.MaxValue, threads));
            Assert.Equal([from], _batches[..0].Scan(optimizer, from, _network, every: 1, threads));
        }
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_scan_goes_as_far_as_it_is_asked_to(IOptimizer optimizer)
    {
        var (asked, told) = (0, new List<long>());
        var batches = _batches.Select(batch =>
        {
            asked++;
            return batch;
        });
        var points = batches.Scan(optimizer, _start, _network, every: 3, observer: step => told.Add(step.Step));
        Assert.Equal(0, asked);
        Assert.Equal(3, points.Skip(1).First().State.Step);
        Assert.Equal(3, asked);
        Assert.Equal([1, 2, 3], told);
        Assert.Equal(points, points);
    }

    [Fact]
    public void Points_of_a_scan_stay_as_they_are_when_it_goes_on()
    {
        using var points = _batches.Scan(new Adam(), _start, _network, every: 2, threads: 2).GetEnumerator();
        points.MoveNext();
        points.MoveNext();
        var second = points.Current;
        points.MoveNext();
        Assert.Equal(_batches[..2].Fold(new Adam(), _start, _network), second);
    }

    [Fact]
    public void Points_are_at_least_one_step_apart() =>
        Assert.Equal("every", Assert.Throws<ArgumentOutOfRangeException>(() => _batches.Scan(new Sgd(), _start, _network, every: 0)).ParamName);

    [Fact]
    public void Batches_may_differ_in_size_and_kind()
    {
        Batch<float>[] batches = [.. _batches[..2], .. Samples.Batches<float>(Samples.Examples(20, 50, 10), 1, 7), Samples.AsNumbers(_batches[3]), .. Samples.Batches<float>(Samples.Examples(99, 50, 10), 1, 90), _batches[5]];
        Assert.Equal(PureSteps.Of(batches, new Momentum(), new Momentum().Start(_start), _network.Gradient)[^1], batches.Fold(new Momentum(), _start, _network, threads: 2));
    }

    [Fact]
    public void The_observer_is_told_the_loss_after_each_update_on_the_same_batch()
    {
        var told = new List<TrainingStep<float>>();
        var thread = Environment.CurrentManagedThreadId;
        _batches.Fold(new Sgd(), _start, _network, threads: 2, step =>
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            told.Add(step);
        });
        Assert.Equal(PureSteps.Of(_batches, new Sgd(), new Sgd().Start(_start), _network.Gradient).Skip(1).Zip(_batches, (at, batch) => new TrainingStep<float>(at.State.Step, _network.Loss(at.Parameters, batch))), told);
    }

    [Fact]
    public void A_diverged_run_has_the_same_bits_too()
    {
        var optimizer = new RmsProp { LearningRate = 1e20, Decay = 1 };
        var pure = PureSteps.Of(_batches, optimizer, optimizer.Start(_start), _network.Gradient)[^1];
        Assert.Contains(pure.Parameters.Values.ToArray(), float.IsNaN);
        Assert.Equal(pure, _batches.Fold(optimizer, _start, _network, threads: 2));
    }

    [Fact]
    public void No_batches_lead_nowhere() => Assert.Equal(_start, Array.Empty<Batch<float>>().Fold(new Adam(), _start, _network, threads: 2).Parameters);

    [Fact]
    public void Cancellation_ends_a_fold_between_two_steps()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() => _batches.Fold(
            new Sgd(), _start, _network, threads: 2, step => { if (++steps == 3) source.Cancel(); }, source.Token));
        Assert.Equal(3, steps);
    }

    [Fact]
    public void What_fails_in_a_fold_is_thrown_to_its_caller()
    {
        Assert.Equal("seen", Assert.Throws<InvalidOperationException>(() => _batches.Fold(new Sgd(), _start, _network, threads: 3, _ => throw new InvalidOperationException("seen"))).Message);
        Batch<float>[] unfit = [_batches[0], new([1, 2], [0])];
        Assert.Contains("has 2 inputs; the network takes 50", Assert.Throws<ArgumentException>(() => unfit.Fold(new Sgd(), _start, _network, threads: 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_and_states_of_others_are_refused()
    {
        var other = Network.Of(Activation.Relu, 50, 10).Init<float>(RandomKey.FromSeed(1));
        Assert.StartsWith(
            "The model's tensors do not have the layout of the parameters: ",
            Assert.Throws<ArgumentException>(() => _batches.Fold(new Sgd(), other, _network)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _batches.Fold(new Sgd(), new Adam().Start(_start), _network));
        Assert.Throws<ArgumentOutOfRangeException>(() => _batches.Fold(new Sgd(), _start, _network, threads: 0));
    }
}
