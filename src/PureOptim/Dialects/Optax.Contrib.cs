namespace PureOptim.Dialects;

/// <content>The optimizers of <c>optax.contrib</c>.</content>
public static partial class Optax
{
    /// <summary>ACProp (contrib), with a decay in the update.</summary>
    [PeerName("optax.contrib.acprop")]
    public static IOptimizer Acprop(Schedule learningRate, double b1 = 0.9, double b2 = 0.999, double eps = 1e-16, double epsRoot = 1e-16, double weightDecay = 0) =>
        new AcProp { LearningRate = learningRate, Beta1 = b1, Beta2 = b2, Epsilon = eps, VarianceEpsilon = epsRoot }.Decaying(weightDecay, learningRate);

    /// <summary>ADOPT (contrib). The largest magnitude is the fourth root of the number of steps before.</summary>
    [PeerName("optax.contrib.adopt")]
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
    [PeerName("optax.contrib.dog")]
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

    /// <summary>Sophia (contrib), with a decay in the update. The curvature comes with the step in the place of <c>hessian_diagonal_fn</c>, and is taken in from the first step on.</summary>
    [PeerName("optax.contrib.sophia")]
    public static IOptimizer Sophia(
        Schedule learningRate, double b1 = 0.965, double b2 = 0.99, double eps = 1e-8, double weightDecay = 1e-4, double gamma = 0.01, double clipThreshold = 1, int updateInterval = 10) =>
        new Sophia
        {
            LearningRate = learningRate,
            Beta1 = b1,
            Beta2 = b2,
            Epsilon = eps,
            Gamma = gamma,
            Bound = clipThreshold,
            Interval = updateInterval,
            CorrectsBias = true,
            DividesByLast = true,
        }.Decaying(weightDecay, learningRate);

    /// <summary>DoWG (contrib), with a decay added to the gradients. The first squared distance is eps unless given.</summary>
    [PeerName("optax.contrib.dowg")]
    public static IOptimizer Dowg(Schedule? learningRate = null, double? initEstimSqDist = null, double eps = 1e-4, double? weightDecay = null) =>
        new Dowg { LearningRate = learningRate ?? 1, InitialDistance = initEstimSqDist ?? eps, Epsilon = eps }.Coupled(weightDecay ?? 0);

    /// <summary>Prodigy (contrib), corrected, with a decay in the update. beta3 is the root of the second of betas unless given.</summary>
    [PeerName("optax.contrib.prodigy")]
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
    [PeerName("optax.contrib.dadapt_adamw")]
    public static DAdaptAdamW DadaptAdamW(
        Schedule? learningRate = null, (double, double)? betas = null, double eps = 1e-8, double estimLr0 = 1e-6, double weightDecay = 0)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = learningRate ?? 1, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, InitialDistance = estimLr0, WeightDecay = weightDecay };
    }

    /// <summary>MoMo (contrib), which needs the loss. The rate is 1 unless given.</summary>
    [PeerName("optax.contrib.momo")]
    public static Momo Momo(Schedule? learningRate = null, double beta = 0.9, double lowerBound = 0, double weightDecay = 0, bool adaptLowerBound = false) =>
        new() { LearningRate = learningRate ?? 1, Beta = beta, LowerBound = lowerBound, WeightDecay = weightDecay, AdaptsLowerBound = adaptLowerBound };

    /// <summary>MoMo-Adam (contrib), which needs the loss. The rate is 0.01 unless given.</summary>
    [PeerName("optax.contrib.momo_adam")]
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
    [PeerName("optax.contrib.schedule_free_sgd")]
    public static ScheduleFree ScheduleFreeSgd(Schedule? learningRate = null, int? warmupSteps = null, double b1 = 0.9, double? weightDecay = null, double weightLrPower = 2)
    {
        var rate = WarmedUp(learningRate ?? 1, warmupSteps);
        return ScheduleFree(new Sgd { LearningRate = rate }.Coupled(weightDecay ?? 0), rate, b1, weightLrPower);
    }

    /// <summary>Schedule-free AdamW (contrib), with a linear warm-up if asked for, and a decay in the update. The rate is 0.0025 unless given.</summary>
    [PeerName("optax.contrib.schedule_free_adamw")]
    public static ScheduleFree ScheduleFreeAdamW(
        Schedule? learningRate = null, int? warmupSteps = null, double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double weightDecay = 0, double weightLrPower = 2)
    {
        var rate = WarmedUp(learningRate ?? 0.0025, warmupSteps);
        return ScheduleFree(new SimplifiedAdEmaMix { LearningRate = rate, Beta1 = 0, Beta2 = b2, Epsilon = eps }.Decaying(weightDecay, rate), rate, b1, weightLrPower);
    }

    /// <summary>MADGRAD (contrib), with ε added to the rate too, and a decay added to the gradients.</summary>
    [PeerName("optax.contrib.madgrad")]
    public static IOptimizer Madgrad(Schedule learningRate, double momentum = 0.9, double weightDecay = 0, double eps = 1e-6) =>
        new Madgrad { LearningRate = learningRate.Plus(eps), MomentumFactor = momentum, Epsilon = eps }.Coupled(weightDecay);

    /// <summary>AdEMAMix (contrib), with a decay in the update.</summary>
    [PeerName("optax.contrib.ademamix")]
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
    [PeerName("optax.contrib.simplified_ademamix")]
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

    /// <summary>GaLore around Adam (contrib), with a decay in the update.</summary>
    [PeerName("optax.contrib.galore")]
    public static IOptimizer GaLore(Schedule learningRate, int rank = 128, int updateProjGap = 200, double scale = 1, double weightDecay = 0) =>
        new GaLore { LearningRate = learningRate, Rank = rank, ProjectionInterval = updateProjGap, Scale = scale }.Decaying(weightDecay, learningRate);

    /// <summary>COCOB (contrib), with a decay added to the gradients.</summary>
    [PeerName("optax.contrib.cocob")]
    public static IOptimizer Cocob(double alpha = 100, double eps = 1e-8, double weightDecay = 0) => new Cocob { Alpha = alpha, InitialScale = eps }.Coupled(weightDecay);

    /// <summary>A rate after a straight line from 0, if there is one.</summary>
    private static Schedule WarmedUp(Schedule rate, int? steps) => steps is { } length and > 0
        ? Schedule.Linear(0, rate is Schedule.Constant constant ? constant.Value : throw new ArgumentException("A warm-up needs a constant rate.", nameof(steps)), length)
        : rate;

    /// <summary>DP-SGD (contrib), which takes the gradient of one example a step here, and moves after every few of them. Optax draws other noise.</summary>
    [PeerName("optax.contrib.dpsgd")]
    public static IOptimizer Dpsgd(Schedule learningRate, double l2NormClip, double noiseMultiplier, ulong seed, double? momentum = null, bool nesterov = false, int examples = 1) =>
        Chain([DifferentiallyPrivateAggregate(l2NormClip, noiseMultiplier, seed, examples)], Sgd(learningRate, momentum, nesterov));

    /// <summary>The clipped mean of a few gradients, each that of one example and a step, with noise (contrib); before a rule. Optax draws other noise.</summary>
    [PeerName("optax.contrib.differentially_private_aggregate")]
    public static OptaxTransform DifferentiallyPrivateAggregate(double l2NormClip, double noiseMultiplier, ulong key = 0, int examples = 1) =>
        Anywhere(optimizer => DpSgd.Around(optimizer, l2NormClip, noiseMultiplier, examples, key), null);

    /// <summary>Schedule-free steps around any optimizer (contrib), which count by the rate of the next one.</summary>
    [PeerName("optax.contrib.schedule_free")]
    public static ScheduleFree ScheduleFree(IOptimizer baseOptimizer, Schedule learningRate, double b1 = 0.9, double weightLrPower = 2) => new(baseOptimizer)
    {
        LearningRate = learningRate is Schedule.Constant ? learningRate : Schedule.Custom(step => learningRate.At(step + 1), learningRate.Minimum, learningRate.Maximum),
        Beta = b1,
        RatePower = weightLrPower,
    };
}
