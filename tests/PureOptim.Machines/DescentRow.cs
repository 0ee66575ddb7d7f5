using System.Numerics;
using PureOptim.Experiments.Selftest;

namespace PureOptim.Machines;

/// <summary>
/// The row <c>paths</c> of the selftest, computed by the library alone. The selftest reads the same run from a description, which takes
/// reflection; the digest is the same.
/// </summary>
internal sealed record DescentRow() : SelfTest("paths", "30 steps of six optimizers in the plane")
{
    private const int Steps = 30;

    private static readonly (string Label, IOptimizer Optimizer)[] _entries =
    [
        ("SGD", new Sgd { LearningRate = 0.95 }),
        ("Momentum", new Momentum { LearningRate = 0.1, MomentumFactor = 0.9 }),
        ("AdaGrad", new AdaGrad { LearningRate = 1.5 }),
        ("Adam", new Adam { LearningRate = 0.3, Beta1 = 0.9, Beta2 = 0.999 }),
        ("RMSProp", new RmsProp { LearningRate = 0.1, Decay = 0.99 }),
        ("Nesterov", new Nesterov { LearningRate = 0.1, MomentumFactor = 0.9 }),
    ];

    internal override void AddTo<T>(Digest digest, int threads)
    {
        foreach (var (label, optimizer) in _entries)
        {
            var path = optimizer.Scan(Objective.Valley, Parameters<T>.Of(Layout.Vector(2), [T.CreateChecked(-7), T.CreateChecked(2)])).Take(Steps + 1).ToArray();
            digest.Add(label);
            foreach (var point in path) Add(digest, "point", point.Parameters.Values);
            Add<T>(digest, "losses", [.. path.Select(point => point.Loss)]);
            digest.Add(Digest.Of(path[^1].Parameters));
        }
    }
}
