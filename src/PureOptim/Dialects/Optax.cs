namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of Optax (0.2.8, those of contrib included), under its names, with its arguments and its defaults: <c>Optax.AdamW(0.01, weightDecay: 1e-3)</c>. What is about
/// data types and masks has no counterpart: a <see cref="Groups"/> gives tensors to optimizers by name.
/// </summary>
public static partial class Optax
{
    /// <summary>
    /// The states of Optax's optimizers: <c>Optax.States.ToState(adam, layout, kept)</c>. The count is written always; where Optax keeps none, as for SGD at a constant rate, it may be absent, and the
    /// number of steps must be given.
    /// </summary>
    public static DialectStates States { get; } = new("Optax", isPerTensor: false, OptaxStates.FormOf);

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

    /// <summary>
    /// RMSProp, centered or not, with ε inside the root unless said otherwise, and with momentum of the updates, the rate inside their velocity. With its bias corrected it is
    /// Adam without a first moment: <see cref="AdEmaMix"/> with neither, which has both places for ε.
    /// </summary>
    /// <exception cref="ArgumentException">A bias is to be corrected of centered squares, or of some that do not begin at 0.</exception>
    public static IOptimizer Rmsprop(
        Schedule learningRate, double decay = 0.9, double eps = 1e-8, double initialScale = 0, bool epsInSqrt = true, bool centered = false, double? momentum = null, bool nesterov = false,
        bool biasCorrection = false)
    {
        if (biasCorrection && (centered || initialScale != 0)) throw new ArgumentException("Only squares that begin at 0 and are not centered can be corrected here.", nameof(biasCorrection));
        var placement = epsInSqrt ? EpsilonPlacement.InsideRoot : EpsilonPlacement.OutsideRoot;
        IOptimizer rule = biasCorrection ? new AdEmaMix { LearningRate = learningRate, Beta1 = 0, Beta2 = decay, Alpha = 0, Epsilon = epsInSqrt ? 0 : eps, RootEpsilon = epsInSqrt ? eps : 0 }
            : centered
            ? new CenteredRmsProp { LearningRate = learningRate, Decay = decay, Epsilon = eps, InitialAccumulator = initialScale, EpsilonPlacement = placement }
            : new RmsProp { LearningRate = learningRate, Decay = decay, Epsilon = eps, InitialAccumulator = initialScale, EpsilonPlacement = placement };
        return momentum is { } factor ? rule.WithUpdateMomentum(factor, nesterov) : rule;
    }

    /// <summary>Rprop, whose steps are those of the gradient before, a fault that Optax knows of.</summary>
    public static Rprop Rprop(double learningRate, double etaMinus = 0.5, double etaPlus = 1.2, double minStepSize = 1e-6, double maxStepSize = 50) =>
        new() { LearningRate = learningRate, Shrinking = etaMinus, Growing = etaPlus, Shortest = minStepSize, Longest = maxStepSize, IsDelayed = true };

    /// <summary>
    /// Adam, with ε added after the correction; with Nesterov's momentum it is <see cref="NAdam"/>, and with an ε inside the root <see cref="AdEmaMix"/> without its slow momentum, which is Adam with one.
    /// </summary>
    /// <exception cref="ArgumentException">Nesterov's momentum is asked for with an ε inside the root.</exception>
    public static IOptimizer Adam(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double epsRoot = 0, bool nesterov = false) => (nesterov, epsRoot) switch
    {
        (true, 0) => NAdam(learningRate, b1, b2, eps),
        (false, 0) => new Adam { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
        (false, _) => new AdEmaMix { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Alpha = 0, Epsilon = eps, RootEpsilon = epsRoot },
        _ => throw new ArgumentException("With Nesterov's momentum there is no ε inside the root.", nameof(epsRoot)),
    };

    /// <summary>Optimistic gradient descent.</summary>
    public static Optimism OptimisticGradientDescent(Schedule learningRate, Schedule? alpha = null, Schedule? beta = null) =>
        new(new Sgd { LearningRate = 1 }) { LearningRate = learningRate, Alpha = alpha ?? 1, Beta = beta ?? 1 };

    /// <summary>The second optimistic Adam: optimism about the updates of Adam, with Nesterov's momentum unless told otherwise.</summary>
    /// <inheritdoc cref="Adam" path="/exception"/>
    public static Optimism OptimisticAdamV2(
        Schedule learningRate, double alpha = 1, double beta = 1, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double epsRoot = 0, bool nesterov = true) =>
        new(Adam(1, b1, b2, eps, epsRoot, nesterov)) { LearningRate = learningRate, Alpha = alpha, Beta = beta };

    /// <summary>AdamW, with the decay in the update; with Nesterov's momentum it is <see cref="NAdamW"/>.</summary>
    [PeerName("optax.adamw")]
    public static IOptimizer AdamW(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 1e-4, bool nesterov = false) => nesterov
        ? NAdamW(learningRate, b1, b2, eps, weightDecay)
        : new AdamW { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, WeightDecay = weightDecay, DecayPlacement = DecayPlacement.InUpdate };

    /// <summary>Adadelta, whose decay is added to the gradients. Without a rate Optax itself would climb; here it must be given.</summary>
    public static IOptimizer Adadelta(Schedule learningRate, double rho = 0.9, double eps = 1e-6, double weightDecay = 0) =>
        new Adadelta { LearningRate = learningRate, Decay = rho, Epsilon = eps }.Coupled(weightDecay);

    /// <summary>Adamax, with ε in the maximum.</summary>
    public static Adamax Adamax(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps };

    /// <summary>Adamax, with a decay in the update.</summary>
    [PeerName("optax.adamaxw")]
    public static IOptimizer AdamaxW(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 1e-4) =>
        Adamax(learningRate, b1, b2, eps).Decaying(weightDecay, learningRate);

    /// <summary>AMSGrad, corrected before the maximum.</summary>
    [PeerName("optax.amsgrad")]
    public static AmsGrad AmsGrad(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, Correction = AmsGradCorrection.BeforeMaximum };

    /// <summary>NAdam, with a constant momentum.</summary>
    public static NAdam NAdam(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, Grows = false };

    /// <summary>NAdam, with a constant momentum and a decay in the update.</summary>
    [PeerName("optax.nadamw")]
    public static IOptimizer NAdamW(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 1e-4) =>
        NAdam(learningRate, b1, b2, eps).Decaying(weightDecay, learningRate);

    /// <summary>RAdam, with ε after the correction.</summary>
    public static RAdam RAdam(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double threshold = 5) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, Threshold = threshold, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };

    /// <summary>Lion, with a decay in the update.</summary>
    public static IOptimizer Lion(Schedule learningRate, double b1 = 0.9, double b2 = 0.99, double weightDecay = 1e-3) =>
        new Lion { LearningRate = learningRate, Beta1 = b1, Beta2 = b2 }.Decaying(weightDecay, learningRate);

    /// <summary>The sign of the gradient alone.</summary>
    public static SignSgd SignSgd(Schedule learningRate) => new() { LearningRate = learningRate };

    /// <summary>The sign of an average of gradients.</summary>
    public static Signum Signum(Schedule learningRate, double beta = 0.9) => new() { LearningRate = learningRate, Beta = beta };

    /// <summary>AdaBelief, with ε added after the correction.</summary>
    public static AdaBelief Adabelief(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-16, double epsRoot = 1e-16) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, VarianceEpsilon = epsRoot };

    /// <summary>Yogi, with both moments from 1e-6: a coordinate without gradients moves.</summary>
    public static Yogi Yogi(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-3) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, InitialMoment = 1e-6, InitialAccumulator = 1e-6 };

    /// <summary>Adan, with the difference weighted by 1 - b2, where the paper has b2, and a decay in the update.</summary>
    public static IOptimizer Adan(
        Schedule learningRate, double b1 = 0.98, double b2 = 0.92, double b3 = 0.99, double eps = 1e-8, double epsRoot = 1e-8, double weightDecay = 0) => new Adan
        {
            LearningRate = learningRate,
            Beta1 = b1,
            Beta2 = b2,
            Beta3 = b3,
            Epsilon = eps,
            RootEpsilon = epsRoot,
            DifferenceWeight = AdanDifferenceWeight.OneMinusBeta2,
        }.Decaying(weightDecay, learningRate);

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

    /// <summary>Polyak's step, which needs the loss.</summary>
    public static PolyakSgd PolyakSgd(double maxLearningRate = 1, double scaling = 1, double fMin = 0, double eps = 0) =>
        new() { LargestRate = scaling * maxLearningRate, Scaling = scaling, LowestLoss = fMin, Epsilon = eps };

    /// <summary>Gradient descent with noise that fades; the draws are this library's, not JAX's.</summary>
    public static NoisySgd NoisySgd(Schedule learningRate, double eta = 0.01, double gamma = 0.55, ulong key = 0) =>
        new() { LearningRate = learningRate, Variance = eta, Fading = gamma, Seed = key };

    /// <summary>A decay in the update, times the rate; none where it is 0.</summary>
    private static IOptimizer Decaying(this IOptimizer optimizer, double weightDecay, Schedule learningRate) =>
        optimizer.Decoupled(weightDecay, learningRate, DecayPlacement.InUpdate);
}
