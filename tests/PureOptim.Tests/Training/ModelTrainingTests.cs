using PureOptim.Core;
using PureOptim.Networks;
using PureOptim.Numerics;
using PureOptim.Optimizers;
using PureOptim.Parameters;
using PureOptim.Tests.Networks;
using PureOptim.Training;

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
        var pure = _batches.Fold(optimizer, _start, _network.Gradient);
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

    [Fact]
    public void Batches_may_differ_in_size_and_kind()
    {
        Batch<float>[] batches = [.. _batches[..2], .. Samples.Batches<float>(Samples.Examples(20, 50, 10), 1, 7), Samples.AsNumbers(_batches[3]), .. Samples.Batches<float>(Samples.Examples(99, 50, 10), 1, 90), _batches[5]];
        Assert.Equal(batches.Fold(new Momentum(), _start, _network.Gradient), batches.Fold(new Momentum(), _start, _network, threads: 2));
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
        Assert.Equal(_batches.Scan(new Sgd(), _start, _network.Gradient).Skip(1).Zip(_batches, (at, batch) => new TrainingStep<float>(at.State.Step, _network.Loss(at.Parameters, batch))), told);
    }

    [Fact]
    public void A_diverged_run_has_the_same_bits_too()
    {
        var optimizer = new RmsProp { LearningRate = 1e20, Decay = 1 };
        var pure = _batches.Fold(optimizer, _start, _network.Gradient);
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
