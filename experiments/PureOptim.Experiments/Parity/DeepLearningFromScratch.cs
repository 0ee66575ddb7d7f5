using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>The optimizers of the book "Deep Learning from Scratch", whose forms are this library's defaults.</summary>
internal static class DeepLearningFromScratch
{
    /// <summary>
    /// Adam's powers of β come from the C library there, one rounding away from ours. A trace has thirty steps: the sum of thirty roundings of at
    /// most half a unit has a standard deviation of √30/√12 = 1.6 units, of which 4 are two and a half.
    /// </summary>
    private static readonly Tolerance _powers = Tolerance.Ulps(4);

    internal static Mapping Mapping { get; } = new("Deep Learning from Scratch", ImmutableDictionary.CreateRange<string, MappedOptimizer>(
    [
        new("SGD", MappedOptimizer.Of(Tolerance.Bits, [("lr", 0.01)], of => new Sgd { LearningRate = of["lr"] })),
        new("Momentum", MappedOptimizer.Of(Tolerance.Bits, [("lr", 0.01), ("momentum", 0.9)],
            of => new Momentum { LearningRate = of["lr"], MomentumFactor = of["momentum"] })),
        new("Nesterov", MappedOptimizer.Of(Tolerance.Bits, [("lr", 0.01), ("momentum", 0.9)],
            of => new Nesterov { LearningRate = of["lr"], MomentumFactor = of["momentum"] })),
        new("AdaGrad", MappedOptimizer.Of(Tolerance.Bits, [("lr", 0.01)], of => new AdaGrad { LearningRate = of["lr"], Epsilon = 1e-7 })),
        new("RMSprop", MappedOptimizer.Of(Tolerance.Bits, [("lr", 0.01), ("decay_rate", 0.99)],
            of => new RmsProp { LearningRate = of["lr"], Decay = of["decay_rate"], Epsilon = 1e-7 })),
        new("Adam", MappedOptimizer.Of(_powers, [("lr", 0.001), ("beta1", 0.9), ("beta2", 0.999)],
            of => new Adam { LearningRate = of["lr"], Beta1 = of["beta1"], Beta2 = of["beta2"], Epsilon = 1e-7 })),
    ]));
}
