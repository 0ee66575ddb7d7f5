using System.Numerics;
using PureOptim.Networks;
using PureOptim.Tests.Networks;

namespace PureOptim.Tests.Transforms;

/// <summary>A fold of a network, in its own memory and on any number of threads, has the bits of single pure steps, whatever is nested in what.</summary>
public sealed class NestedFoldTests
{
    private const int Steps = 7;

    /// <summary>Tensors of more than one leaf of a sum, and of less than one lane.</summary>
    private static readonly Network _network = Network.Of(Activation.Tanh, 45, 31, 3);

    public static TheoryData<IOptimizer> All => [.. Nests.OfGradients, .. Nests.OfModels];

    [Theory, MemberData(nameof(All))]
    public void A_fold_has_the_bits_of_single_steps(IOptimizer optimizer)
    {
        AssertSame<double>(optimizer);
        AssertSame<float>(optimizer);
    }

    private static void AssertSame<T>(IOptimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batches = Samples.Batches<T>(Samples.Examples(60, 45, 3), Steps, 20);
        var model = (IModel<Batch<T>, T>)(object)_network;
        var points = new List<Iterate<T>> { optimizer.Start(_network.Init<T>(RandomKey.FromSeed(3))) };
        foreach (var batch in batches)
        {
            var at = points[^1];
            Evaluation<T> Evaluate(Parameters<T> point) => new(model.Gradient(point, batch), double.CreateTruncating(model.Loss(point, batch)), Evaluate);
            points.Add(optimizer.Step(at.State, at.Parameters, Evaluate(at.Parameters)));
        }

        Assert.NotEqual(points[0].Parameters, points[^1].Parameters);
        for (var threads = 1; threads <= 4; threads++)
        {
            Assert.Equal(points[^1], batches.Fold(optimizer, points[0], model, threads));
            Assert.Equal(points[^1], batches[3..].Fold(optimizer, points[3], model, threads));
        }

        Assert.Equal(points[1..], batches.Scan(optimizer, points[0], model, every: 1, threads: 2).Skip(1));
        Assert.Equal(points[^1].Parameters.Layout, optimizer.Result(points[^1]).Layout);
    }
}
