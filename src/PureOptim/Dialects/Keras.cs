namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of Keras (3.15), under its names, with its arguments and its defaults: <c>Keras.Adam(learningRate: 0.01)</c>. Clipping and averages of parameters are wrappers here:
/// <see cref="ClipByGlobalNorm"/>, <see cref="ParameterAverage"/>.
/// </summary>
public static class Keras
{
    /// <summary>Gradient descent, with heavy-ball momentum, the rate inside the velocity. The rate is 0.01 unless given.</summary>
    public static IOptimizer SGD(Schedule? learningRate = null, double momentum = 0) => momentum == 0
        ? new Sgd { LearningRate = learningRate ?? 0.01 }
        : new Momentum { LearningRate = learningRate ?? 0.01, MomentumFactor = momentum };

    /// <summary>RMSprop, with ε inside the root. The rate is 0.001 unless given.</summary>
    public static RmsProp RMSprop(Schedule? learningRate = null, double rho = 0.9, double epsilon = 1e-7) =>
        new() { LearningRate = learningRate ?? 0.001, Decay = rho, Epsilon = epsilon, EpsilonPlacement = EpsilonPlacement.InsideRoot };

    /// <summary>AdaGrad, from an accumulator of 0.1, with ε inside the root. The rate is 0.001 unless given.</summary>
    public static AdaGrad Adagrad(Schedule? learningRate = null, double initialAccumulatorValue = 0.1, double epsilon = 1e-7) => new()
    {
        LearningRate = learningRate ?? 0.001,
        InitialAccumulator = initialAccumulatorValue,
        Epsilon = epsilon,
        EpsilonPlacement = EpsilonPlacement.InsideRoot,
    };

    /// <summary>Adam, with ε added before the correction. The rate is 0.001 unless given.</summary>
    public static Adam Adam(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) =>
        new() { LearningRate = learningRate ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };

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

    /// <summary>Adafactor. The rate is 0.001 unless given.</summary>
    public static Adafactor Adafactor(Schedule? learningRate = null, double beta2Decay = -0.8, double clipThreshold = 1) =>
        new() { LearningRate = learningRate ?? 0.001, DecayExponent = -beta2Decay, ClippingThreshold = clipThreshold };
}
