using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Networks;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>The training of a network by one optimizer; the trace has the loss after each update on the batch that made it.</summary>
/// <param name="plan">The run, with its data.</param>
/// <param name="index">The index of its optimizer.</param>
internal sealed class NetworkRun<T>(ClassifyPlan plan, int index) : OptimizerRun<T>(plan.Description, index)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of test examples that are classified at once.</summary>
    private const int TestBatch = 500;

    private readonly Network _network = Network.Of(plan.Problem.Activation, plan.Problem.Layers.AsSpan());
    private readonly RandomKey[] _keys = [.. RandomKey.FromSeed(plan.Description.Seed).Split()];

    internal override int Width => 1;

    internal override long FirstStep => 1;

    internal override IEnumerable<Iterate<T>> Points(
        Iterate<T> from, long every, long to, int threads, Action<double> record, Action<long, double> observe) =>
        Trained(Batches(from.State.Step, to), (IModel<Batch<T>, T>)(object)_network, from, every, threads, record, observe);

    internal override CurveTrace TraceTo(RunPoint<T> end) =>
        new(Entry.Label, end.Record, Digest.Of(end.At.Parameters), Accuracy(Entry.Optimizer.Result(end.At))) { Links = end.Links };

    private protected override (Iterate<T> Start, ImmutableArray<double> Record) Start() => (Entry.Optimizer.Start(_network.Init<T>(
        _keys[0], plan.Problem.Initialization == Initialization.Xavier ? Initializer.Xavier : Initializer.He)), []);

    /// <summary>The batches of the steps after <paramref name="from"/>: each depends on the seed and its number alone.</summary>
    private IEnumerable<Batch<T>> Batches(long from, long to)
    {
        var indices = new int[plan.Problem.BatchSize];
        for (var iteration = checked((uint)from); iteration < to; iteration++)
        {
            _keys[1].FoldIn(iteration).FillChoice(indices, plan.Data.Train.Count);
            yield return plan.Data.Train.Batch<T>(indices);
        }
    }

    private double Accuracy(Parameters<T> parameters)
    {
        var test = plan.Data.Test;
        var right = Enumerable.Range(0, test.Count).Chunk(TestBatch)
            .Select(indices => test.Batch<T>(indices))
            .Sum(batch => _network.Predict(parameters, batch).Zip(batch.Labels.ToArray()).Count(pair => pair.First == pair.Second));
        return (double)right / test.Count;
    }
}
