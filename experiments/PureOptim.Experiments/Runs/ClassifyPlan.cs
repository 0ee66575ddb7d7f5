using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Experiments.Data;
using PureOptim.Experiments.Descriptions;
using PureOptim.Networks;
using PureOptim.Numerics;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Runs;

/// <summary>A network trained from the same first weights on the same batches by every optimizer.</summary>
/// <param name="Description">What to run.</param>
/// <param name="Problem">The network and the batches.</param>
/// <param name="Data">The images.</param>
/// <param name="Threads">How many threads compute; the result is the same for any number.</param>
internal sealed record ClassifyPlan(Description Description, Classify Problem, ImageData Data, int Threads) : Plan(Description)
{
    /// <summary>How many iterations from one loss that is shown to the next.</summary>
    private const int Landmark = 100;

    /// <summary>How many test images are classified at once.</summary>
    private const int TestBatch = 500;

    internal override RunResult Run(Action<Progress> observe) => Description.Precision == Precision.Float32 ? Run<float>(observe) : Run<double>(observe);

    private RunResult Run<T>(Action<Progress> observe)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = Network.Of(Problem.Activation, Problem.Layers.AsSpan());
        var train = new Examples(Data.Train.Images.Pixels, Data.Train.Labels.Values);
        var test = new Examples(Data.Test.Images.Pixels, Data.Test.Labels.Values);
        var keys = RandomKey.FromSeed(Description.Seed).Split();
        var start = network.Init<T>(keys[0], Problem.Initialization == Initialization.Xavier ? Initializer.Xavier : Initializer.He);
        var (done, all) = (0L, Description.Optimizers.Length * Description.Steps);
        var observing = new Lock();
        return new(Description, [.. SideBySide.Run(Description.Optimizers, Threads, (entrant, threads) =>
        {
            var losses = ImmutableArray.CreateBuilder<double>();
            var end = Batches<T>(train, keys[1]).Fold(entrant.Optimizer, start, (IModel<Batch<T>, T>)(object)network, threads, step =>
            {
                losses.Add(double.CreateChecked(step.Loss));
                lock (observing) observe(new(entrant.Label, step.Step, ++done, all, losses[^1], step.Step % Landmark == 0));
            });
            return new CurveTrace(entrant.Label, losses.ToImmutable(), Digest.Of(end.Parameters), Accuracy(network, end.Parameters, test));
        })]);
    }

    /// <summary>The batches: those of an iteration depend on the seed and its number alone.</summary>
    private IEnumerable<Batch<T>> Batches<T>(Examples train, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var indices = new int[Problem.BatchSize];
        for (uint iteration = 0; iteration < Description.Steps; iteration++)
        {
            key.FoldIn(iteration).FillChoice(indices, train.Count);
            yield return train.Batch<T>(indices);
        }
    }

    private static double Accuracy<T>(Network network, Parameters<T> parameters, Examples test)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var right = Enumerable.Range(0, test.Count).Chunk(TestBatch)
            .Select(indices => test.Batch<T>(indices))
            .Sum(batch => network.Predict(parameters, batch).Zip(batch.Labels.ToArray()).Count(pair => pair.First == pair.Second));
        return (double)right / test.Count;
    }
}
