using System.Collections.Immutable;

namespace PureOptim;

/// <summary>Every optimizer of the library, for who wants to go over all of them.</summary>
public static class Catalog
{
    /// <summary>Each optimizer once, with its defaults, in the order in which they were published.</summary>
    public static ImmutableArray<IOptimizer> Optimizers { get; } =
        [new Sgd(), new Momentum(), new Nesterov(), new AdaGrad(), new RmsProp(), new Adam()];

    /// <summary>
    /// Each optimizer with each combination of its options, and with each option that is a number once at 0.1; everything else is at its
    /// default. The defaults are among them.
    /// </summary>
    public static ImmutableArray<IOptimizer> Variants { get; } =
    [
        new Sgd(),
        .. Each<LearningRatePlacement>(placement => new Momentum { LearningRatePlacement = placement }),
        .. Each<LearningRatePlacement>(placement => new Nesterov { LearningRatePlacement = placement }),
        .. Each<EpsilonPlacement>(placement => new AdaGrad { EpsilonPlacement = placement }),
        new AdaGrad { InitialAccumulator = 0.1 }, // As the accumulators of TensorFlow and Keras start.
        .. Each<EpsilonPlacement>(placement => new RmsProp { EpsilonPlacement = placement }),
        new RmsProp { InitialAccumulator = 0.1 },
        .. Each<AdamEpsilonPlacement>(placement => new Adam { EpsilonPlacement = placement }),
    ];

    private static IEnumerable<IOptimizer> Each<TOption>(Func<TOption, IOptimizer> optimizer)
        where TOption : struct, Enum => Enum.GetValues<TOption>().Select(optimizer);
}
