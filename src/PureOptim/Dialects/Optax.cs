namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of Optax (0.2.8, those of contrib included), under its names, with its arguments and its defaults: <c>Optax.AdamW(0.01, weightDecay: 1e-3)</c>. What is about
/// data types and masks has no counterpart: a <see cref="Groups"/> gives tensors to optimizers by name.
/// </summary>
public static partial class Optax
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

    /// <summary>ACProp (contrib), with a decay in the update.</summary>
    public static IOptimizer Acprop(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-16, double epsRoot = 1e-16, double weightDecay = 0) =>
        new AcProp { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, VarianceEpsilon = epsRoot }.Decaying(weightDecay, learningRate);

    /// <summary>AdamW, with the decay in the update; with Nesterov's momentum it is <see cref="NAdamW"/>.</summary>
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
    public static IOptimizer AdamaxW(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 1e-4) =>
        Adamax(learningRate, b1, b2, eps).Decaying(weightDecay, learningRate);

    /// <summary>AMSGrad, corrected before the maximum.</summary>
    public static AmsGrad AmsGrad(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, Correction = AmsGradCorrection.BeforeMaximum };

    /// <summary>NAdam, with a constant momentum.</summary>
    public static NAdam NAdam(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) =>
        new() { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, Grows = false };

    /// <summary>NAdam, with a constant momentum and a decay in the update.</summary>
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

    /// <summary>ADOPT (contrib). The largest magnitude is the fourth root of the number of steps before.</summary>
    public static Adopt Adopt(Schedule learningRate, double b1 = 0.9, double b2 = 0.9999, double eps = 1e-6, bool nesterov = false, bool useClipping = true) => new()
    {
        LearningRate = learningRate,
        Beta1 = b1,
        Beta2 = b2,
        Epsilon = eps,
        Nesterov = nesterov,
        Clipping = useClipping ? AdoptClipping.StepsBefore : AdoptClipping.None,
    };

    /// <summary>DoG (contrib), with a decay added to the gradients. The first step is <c>("heuristic", 1e-6)</c> unless given; else it is a "distance" or a "learning_rate".</summary>
    /// <exception cref="ArgumentException">The first step is none of these.</exception>
    public static IOptimizer Dog(Schedule? learningRate = null, (string, double)? initStep = null, double eps = 1e-8, double? weightDecay = null)
    {
        var (kind, value) = initStep ?? ("heuristic", 1e-6);
        return new Dog
        {
            LearningRate = learningRate ?? 1,
            InitialStep = value,
            Start = kind switch
            {
                "heuristic" => DogStart.Heuristic,
                "distance" => DogStart.Distance,
                "learning_rate" => DogStart.Rate,
                _ => throw new ArgumentException("The first step is heuristic, distance or learning_rate.", nameof(initStep)),
            },
            Epsilon = eps,
        }.Coupled(weightDecay ?? 0);
    }

    /// <summary>DoWG (contrib), with a decay added to the gradients. The first squared distance is eps unless given.</summary>
    public static IOptimizer Dowg(Schedule? learningRate = null, double? initEstimSqDist = null, double eps = 1e-4, double? weightDecay = null) =>
        new Dowg { LearningRate = learningRate ?? 1, InitialDistance = initEstimSqDist ?? eps, Epsilon = eps }.Coupled(weightDecay ?? 0);

    /// <summary>Prodigy (contrib), corrected, with a decay in the update. beta3 is the root of the second of betas unless given.</summary>
    public static Prodigy Prodigy(
        Schedule? learningRate = null, (double, double)? betas = null, double? beta3 = null, double eps = 1e-8, double estimLr0 = 1e-6, double estimLrCoef = 1, double weightDecay = 0,
        bool safeguardWarmup = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new()
        {
            LearningRate = learningRate ?? 1,
            Beta1 = beta1,
            Beta2 = beta2,
            Beta3 = beta3 ?? double.Sqrt(beta2),
            Epsilon = eps,
            InitialDistance = estimLr0,
            Coefficient = estimLrCoef,
            WeightDecay = weightDecay,
            SafeguardsWarmUp = safeguardWarmup,
            CorrectsBias = true,
            DecayPlacement = DecayPlacement.InUpdate,
        };
    }

    /// <summary>D-Adaptation of AdamW (contrib), with a decay in the update.</summary>
    public static DAdaptAdamW DadaptAdamW(
        Schedule? learningRate = null, (double, double)? betas = null, double eps = 1e-8, double estimLr0 = 1e-6, double weightDecay = 0)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = learningRate ?? 1, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, InitialDistance = estimLr0, WeightDecay = weightDecay };
    }

    /// <summary>MoMo (contrib), which needs the loss. The rate is 1 unless given.</summary>
    public static Momo Momo(Schedule? learningRate = null, double beta = 0.9, double lowerBound = 0, double weightDecay = 0, bool adaptLowerBound = false) =>
        new() { LearningRate = learningRate ?? 1, Beta = beta, LowerBound = lowerBound, WeightDecay = weightDecay, AdaptsLowerBound = adaptLowerBound };

    /// <summary>MoMo-Adam (contrib), which needs the loss. The rate is 0.01 unless given.</summary>
    public static MomoAdam MomoAdam(
        Schedule? learningRate = null, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double lowerBound = 0, double weightDecay = 0, bool adaptLowerBound = false) => new()
        {
            LearningRate = learningRate ?? 0.01,
            Beta1 = b1,
            Beta2 = b2,
            Epsilon = eps,
            LowerBound = lowerBound,
            WeightDecay = weightDecay,
            AdaptsLowerBound = adaptLowerBound,
        };

    /// <summary>Schedule-free descent (contrib), with a linear warm-up if asked for, and a decay added to the gradients. The rate is 1 unless given.</summary>
    public static ScheduleFree ScheduleFreeSgd(Schedule? learningRate = null, int? warmupSteps = null, double b1 = 0.9, double? weightDecay = null, double weightLrPower = 2)
    {
        var rate = WarmedUp(learningRate ?? 1, warmupSteps);
        return ScheduleFree(new Sgd { LearningRate = rate }.Coupled(weightDecay ?? 0), rate, b1, weightLrPower);
    }

    /// <summary>Schedule-free AdamW (contrib), with a linear warm-up if asked for, and a decay in the update. The rate is 0.0025 unless given.</summary>
    public static ScheduleFree ScheduleFreeAdamW(
        Schedule? learningRate = null, int? warmupSteps = null, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 0, double weightLrPower = 2)
    {
        var rate = WarmedUp(learningRate ?? 0.0025, warmupSteps);
        return ScheduleFree(new SimplifiedAdEmaMix { LearningRate = rate, Beta1 = 0, Beta2 = b2, Epsilon = eps }.Decaying(weightDecay, rate), rate, b1, weightLrPower);
    }

    /// <summary>MADGRAD (contrib), with ε added to the rate too, and a decay added to the gradients.</summary>
    public static IOptimizer Madgrad(Schedule learningRate, double momentum = 0.9, double weightDecay = 0, double eps = 1e-6) =>
        new Madgrad { LearningRate = learningRate.Plus(eps), MomentumFactor = momentum, Epsilon = eps }.Coupled(weightDecay);

    /// <summary>AdEMAMix (contrib), with a decay in the update.</summary>
    public static IOptimizer AdEmaMix(
        Schedule learningRate, double b1 = 0.9, double b2 = 0.999, Schedule? b3 = null, Schedule? alpha = null, double eps = 1e-8, double epsRoot = 0, double weightDecay = 0) => new AdEmaMix
        {
            LearningRate = learningRate,
            Beta1 = b1,
            Beta2 = b2,
            Beta3 = b3 ?? 0.9999,
            Alpha = alpha ?? 5,
            Epsilon = eps,
            RootEpsilon = epsRoot,
        }.Decaying(weightDecay, learningRate);

    /// <summary>Simplified AdEMAMix (contrib), with a decay in the update.</summary>
    public static IOptimizer SimplifiedAdEmaMix(
        Schedule learningRate, double b1 = 0.99, double b2 = 0.95, Schedule? alpha = null, double eps = 1e-8, double epsRoot = 0, double weightDecay = 0) => new SimplifiedAdEmaMix
        {
            LearningRate = learningRate,
            Beta1 = b1,
            Beta2 = b2,
            Alpha = alpha ?? 0,
            Epsilon = eps,
            RootEpsilon = epsRoot,
        }.Decaying(weightDecay, learningRate);

    /// <summary>COCOB (contrib), with a decay added to the gradients.</summary>
    public static IOptimizer Cocob(double alpha = 100, double eps = 1e-8, double weightDecay = 0) => new Cocob { Alpha = alpha, InitialScale = eps }.Coupled(weightDecay);

    /// <summary>Polyak's step, which needs the loss.</summary>
    public static PolyakSgd PolyakSgd(double maxLearningRate = 1, double scaling = 1, double fMin = 0, double eps = 0) =>
        new() { LargestRate = scaling * maxLearningRate, Scaling = scaling, LowestLoss = fMin, Epsilon = eps };

    /// <summary>Gradient descent with noise that fades; the draws are this library's, not JAX's.</summary>
    public static NoisySgd NoisySgd(Schedule learningRate, double eta = 0.01, double gamma = 0.55, ulong key = 0) =>
        new() { LearningRate = learningRate, Variance = eta, Fading = gamma, Seed = key };

    /// <summary>A rate after a straight line from 0, if there is one.</summary>
    private static Schedule WarmedUp(Schedule rate, int? steps) => steps is { } length and > 0
        ? Schedule.Linear(0, rate is Schedule.Constant constant ? constant.Value : throw new ArgumentException("A warm-up needs a constant rate.", nameof(steps)), length)
        : rate;

    /// <summary>Schedule-free steps around any optimizer (contrib), which count by the rate of the next one.</summary>
    public static ScheduleFree ScheduleFree(IOptimizer baseOptimizer, Schedule learningRate, double b1 = 0.9, double weightLrPower = 2) => new(baseOptimizer)
    {
        LearningRate = learningRate is Schedule.Constant ? learningRate : Schedule.Custom(step => learningRate.At(step + 1), learningRate.Minimum, learningRate.Maximum),
        Beta = b1,
        RatePower = weightLrPower,
    };

    /// <summary>A decay in the update, times the rate; none where it is 0.</summary>
    private static IOptimizer Decaying(this IOptimizer optimizer, double weightDecay, Schedule learningRate) =>
        optimizer.Decoupled(weightDecay, learningRate, DecayPlacement.InUpdate);
}
