namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of Keras (3.15), under its names, with its arguments and its defaults: <c>Keras.Adam(learningRate: 0.01)</c>. Clipping, and the averages
/// of parameters that every optimizer of Keras may have, are wrappers here: <see cref="ClipByGlobalNorm"/>, <see cref="ParameterAverage"/>.
/// </summary>
public static partial class Keras
{
    /// <summary>Gradient descent, with heavy-ball or Nesterov's momentum, the rate inside the velocity. The rate is 0.01 unless given.</summary>
    public static IOptimizer SGD(Schedule? learningRate = null, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    {
        var rate = learningRate ?? 0.01;
        IOptimizer descent = (momentum, nesterov) switch
        {
            (0, _) => new Sgd { LearningRate = rate },
            (_, true) => new Nesterov { LearningRate = rate, MomentumFactor = momentum },
            _ => new Momentum { LearningRate = rate, MomentumFactor = momentum },
        };
        return descent.Decayed(weightDecay, rate);
    }

    /// <summary>RMSprop, centered or not, with ε inside the root, and with momentum of the updates, the rate inside their velocity. The rate is 0.001 unless given.</summary>
    public static IOptimizer RMSprop(
        Schedule? learningRate = null, double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false, double weightDecay = 0)
    {
        var rate = learningRate ?? 0.001;
        IOptimizer rule = centered
            ? new CenteredRmsProp { LearningRate = rate, Decay = rho, Epsilon = epsilon, EpsilonPlacement = EpsilonPlacement.InsideRoot }
            : new RmsProp { LearningRate = rate, Decay = rho, Epsilon = epsilon, EpsilonPlacement = EpsilonPlacement.InsideRoot };
        return (momentum == 0 ? rule : rule.WithUpdateMomentum(momentum)).Decayed(weightDecay, rate);
    }

    /// <summary>AdaGrad, from an accumulator of 0.1, with ε inside the root. The rate is 0.001 unless given.</summary>
    public static AdaGrad Adagrad(Schedule? learningRate = null, double initialAccumulatorValue = 0.1, double epsilon = 1e-7) => new()
    {
        LearningRate = learningRate ?? 0.001,
        InitialAccumulator = initialAccumulatorValue,
        Epsilon = epsilon,
        EpsilonPlacement = EpsilonPlacement.InsideRoot,
    };

    /// <summary>Adadelta. The factor of the update is 0.001 unless given.</summary>
    public static IOptimizer Adadelta(Schedule? learningRate = null, double rho = 0.95, double epsilon = 1e-7, double weightDecay = 0) =>
        new Adadelta { LearningRate = learningRate ?? 0.001, Decay = rho, Epsilon = epsilon }.Decayed(weightDecay, learningRate ?? 0.001);

    /// <summary>
    /// Adam, with ε added before the correction. The rate is 0.001 unless given. With an average of the parameters (<paramref name="useEma"/>) that is the result of the run.
    /// </summary>
    public static IOptimizer Adam(
        Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false, double weightDecay = 0, bool useEma = false, double emaMomentum = 0.99)
    {
        var rate = learningRate ?? 0.001;
        IOptimizer adam = amsgrad
            ? new AmsGrad
            {
                LearningRate = rate,
                Beta1 = beta1,
                Beta2 = beta2,
                Epsilon = epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
                Correction = AmsGradCorrection.AfterMaximum,
            }
            : new Adam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };
        var decayed = adam.Decayed(weightDecay, rate);
        return useEma ? decayed.Averaged(emaMomentum) : decayed;
    }

    /// <summary>Adamax, with ε after the maximum. The rate is 0.001 unless given.</summary>
    public static IOptimizer Adamax(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double weightDecay = 0) =>
        new Adamax { LearningRate = learningRate ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, IsEpsilonInMaximum = false }
            .Decayed(weightDecay, learningRate ?? 0.001);

    /// <summary>NAdam, whose momentum grows 250 times as fast as PyTorch's. The rate is 0.001 unless given.</summary>
    public static IOptimizer Nadam(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double weightDecay = 0) =>
        new NAdam { LearningRate = learningRate ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, MomentumDecay = 1 }.Decayed(weightDecay, learningRate ?? 0.001);

    /// <summary>Lion. The rate is 0.001 unless given.</summary>
    public static IOptimizer Lion(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0) =>
        new Lion { LearningRate = learningRate ?? 0.001, Beta1 = beta1, Beta2 = beta2 }.Decayed(weightDecay, learningRate ?? 0.001);

    /// <summary>AdamW, with the decay subtracted first. The rate is 0.001 unless given.</summary>
    public static AdamW AdamW(Schedule? learningRate = null, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) => new()
    {
        LearningRate = learningRate ?? 0.001,
        Beta1 = beta1,
        Beta2 = beta2,
        Epsilon = epsilon,
        EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
        WeightDecay = weightDecay,
        DecayPlacement = DecayPlacement.Subtracted,
    };

    /// <summary>LAMB. The rate is 0.001 unless given.</summary>
    public static Lamb Lamb(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) =>
        new() { LearningRate = learningRate ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };

    /// <summary>FTRL, from an accumulator of 0.1; the strength of squares counts twice. The rate is 0.001 unless given.</summary>
    public static IOptimizer Ftrl(
        Schedule? learningRate = null, double learningRatePower = -0.5, double initialAccumulatorValue = 0.1, double l1RegularizationStrength = 0, double l2RegularizationStrength = 0,
        double l2ShrinkageRegularizationStrength = 0, double beta = 0, double weightDecay = 0) => new Ftrl
        {
            LearningRate = learningRate ?? 0.001,
            Power = -learningRatePower,
            DivisorPower = -learningRatePower,
            InitialAccumulator = initialAccumulatorValue,
            Lambda1 = l1RegularizationStrength,
            Lambda2 = 2 * l2RegularizationStrength,
            Shrinkage = l2ShrinkageRegularizationStrength,
            Beta = beta,
        }.Decayed(weightDecay, learningRate ?? 0.001);

    /// <summary>Adafactor. The rate is 0.001 unless given.</summary>
    public static Adafactor Adafactor(Schedule? learningRate = null, double beta2Decay = -0.8, double clipThreshold = 1) =>
        new() { LearningRate = learningRate ?? 0.001, DecayExponent = -beta2Decay, ClippingThreshold = clipThreshold };

    /// <summary>The option that every optimizer has: a decay, times the rate, subtracted from the parameters before the step.</summary>
    private static IOptimizer Decayed(this IOptimizer optimizer, double weightDecay, Schedule rate) =>
        optimizer.Decoupled(weightDecay, rate, DecayPlacement.Subtracted);
}
