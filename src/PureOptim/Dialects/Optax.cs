namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of Optax (0.2.8, those of contrib included), under its names, with its arguments and its defaults: <c>Optax.AdamW(0.01, weightDecay: 1e-3)</c>. What is about
/// data types and masks has no counterpart: a <see cref="Groups"/> gives tensors to optimizers by name.
/// </summary>
public static class Optax
{
    /// <summary>Gradient descent, with heavy-ball or Nesterov's momentum, the rate outside the velocity.</summary>
    public static IOptimizer Sgd(Schedule learningRate, double? momentum = null, bool nesterov = false) => (momentum, nesterov) switch
    {
        (null, _) => new Sgd { LearningRate = learningRate },
        ({ } factor, false) => new Momentum { LearningRate = learningRate, MomentumFactor = factor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
        ({ } factor, true) => new Nesterov { LearningRate = learningRate, MomentumFactor = factor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
    };

    /// <summary>AdaGrad, from an accumulator of 0.1, with ε inside the root.</summary>
    public static AdaGrad Adagrad(Schedule learningRate, double initialAccumulatorValue = 0.1, double eps = 1e-7) =>
        new() { LearningRate = learningRate, InitialAccumulator = initialAccumulatorValue, Epsilon = eps, EpsilonPlacement = EpsilonPlacement.InsideRoot };

    /// <summary>RMSProp, with ε inside the root unless said otherwise.</summary>
    public static RmsProp Rmsprop(Schedule learningRate, double decay = 0.9, double eps = 1e-8, double initialScale = 0, bool epsInSqrt = true) => new()
    {
        LearningRate = learningRate,
        Decay = decay,
        Epsilon = eps,
        InitialAccumulator = initialScale,
        EpsilonPlacement = epsInSqrt ? EpsilonPlacement.InsideRoot : EpsilonPlacement.OutsideRoot,
    };

    /// <summary>Adam, with ε added after the correction.</summary>
    public static Adam Adam(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };

    /// <summary>AdamW, with the decay in the update.</summary>
    public static AdamW AdamW(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 1e-4) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, WeightDecay = weightDecay, DecayPlacement = DecayPlacement.InUpdate };

    /// <summary>LAMB.</summary>
    public static Lamb Lamb(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-6, double weightDecay = 0) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, WeightDecay = weightDecay };

    /// <summary>NovoGrad.</summary>
    public static NovoGrad Novograd(Schedule learningRate, double b1 = 0.9, double b2 = 0.25, double eps = 1e-6, double weightDecay = 0) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, WeightDecay = weightDecay };

    /// <summary>Adafactor, which factors matrices of 128 rows and columns or more, and lets its rate be as large as it is given.</summary>
    public static Adafactor Adafactor(
        Schedule learningRate, int minDimSizeToFactor = 128, double decayRate = 0.8, bool multiplyByParameterScale = true, double clippingThreshold = 1,
        double? momentum = null, double? weightDecayRate = null) => new()
        {
            LearningRate = learningRate,
            DecayExponent = decayRate,
            IsCapped = false,
            IsRelative = multiplyByParameterScale,
            SmallestFactored = minDimSizeToFactor,
            ClippingThreshold = clippingThreshold,
            HasMomentum = momentum is not null,
            MomentumFactor = momentum ?? 0,
            WeightDecay = weightDecayRate ?? 0,
            DecayPlacement = DecayPlacement.InUpdate,
            DecayCoupling = DecayCoupling.None,
        };

    /// <summary>COCOB (contrib).</summary>
    public static Cocob Cocob(double alpha = 100, double eps = 1e-8) => new() { Alpha = alpha, InitialScale = eps };

    /// <summary>Polyak's step, which needs the loss.</summary>
    public static PolyakSgd PolyakSgd(double maxLearningRate = 1, double scaling = 1, double fMin = 0, double eps = 0) =>
        new() { LargestRate = scaling * maxLearningRate, Scaling = scaling, LowestLoss = fMin, Epsilon = eps };

    /// <summary>Gradient descent with noise that fades.</summary>
    public static NoisySgd NoisySgd(Schedule learningRate, double eta = 0.01, ulong seed = 0) => new() { LearningRate = learningRate, Variance = eta, Seed = seed };
}
