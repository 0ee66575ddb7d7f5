using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>Those rules of the book "Dive into Deep Learning" that are forms of this library's optimizers.</summary>
internal static class DiveIntoDeepLearning
{
    private const double Required = double.NaN;

    /// <summary>
    /// The book averages squares as (1 - γ)(g²), this library as ((1 - γ)g)g: thirty steps round otherwise, each by half a unit at most. The sum
    /// has a standard deviation of √30/√12 = 1.6 units, of which 4 are two and a half.
    /// </summary>
    private static readonly Tolerance _near = Tolerance.Ulps(4);

    internal static Mapping Mapping { get; } = new("Dive into Deep Learning", ImmutableDictionary.CreateRange<string, MappedOptimizer>(
    [
        new("sgd", MappedOptimizer.Of(_near, [("lr", Required)], of => new Sgd { LearningRate = of["lr"] })),
        new("momentum", MappedOptimizer.Of(_near, [("lr", Required), ("momentum", Required)],
            of => new Momentum
            {
                LearningRate = of["lr"],
                MomentumFactor = of["momentum"],
                LearningRatePlacement = LearningRatePlacement.OutsideVelocity,
            })),
        new("adagrad", MappedOptimizer.Of(_near, [("lr", Required)],
            of => new AdaGrad { LearningRate = of["lr"], Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.InsideRoot })),
        new("rmsprop", MappedOptimizer.Of(_near, [("lr", Required), ("gamma", Required)],
            of => new RmsProp
            {
                LearningRate = of["lr"],
                Decay = of["gamma"],
                Epsilon = 1e-6,
                EpsilonPlacement = EpsilonPlacement.InsideRoot,
            })),
        new("adam", MappedOptimizer.Of(_near, [("lr", Required)],
            of => new Adam
            {
                LearningRate = of["lr"],
                Beta1 = 0.9,
                Beta2 = 0.999,
                Epsilon = 1e-6,
                EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
            })),
    ]), "adadelta", "yogi");
}
