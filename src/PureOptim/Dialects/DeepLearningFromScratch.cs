namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of the book "Deep Learning from Scratch" (common/optimizer.py, with Nesterov as corrected in 2021), under its names and with its defaults:
/// those of this library.
/// </summary>
public static class DeepLearningFromScratch
{
    /// <summary>Gradient descent. The rate is 0.01 unless given.</summary>
    public static Sgd SGD(Schedule? lr = null) => new() { LearningRate = lr ?? 0.01 };

    /// <summary>Heavy-ball momentum, with the rate inside the velocity. The rate is 0.01 unless given.</summary>
    public static Momentum Momentum(Schedule? lr = null, double momentum = 0.9) => new() { LearningRate = lr ?? 0.01, MomentumFactor = momentum };

    /// <summary>Nesterov's momentum. The rate is 0.01 unless given.</summary>
    public static Nesterov Nesterov(Schedule? lr = null, double momentum = 0.9) => new() { LearningRate = lr ?? 0.01, MomentumFactor = momentum };

    /// <summary>AdaGrad, with 1e-7 outside the root. The rate is 0.01 unless given.</summary>
    public static AdaGrad AdaGrad(Schedule? lr = null) => new() { LearningRate = lr ?? 0.01, Epsilon = 1e-7 };

    /// <summary>RMSProp, with 1e-7 outside the root. The rate is 0.01 unless given.</summary>
    public static RmsProp RMSprop(Schedule? lr = null, double decayRate = 0.99) => new() { LearningRate = lr ?? 0.01, Decay = decayRate, Epsilon = 1e-7 };

    /// <summary>Adam, with 1e-7 added before the correction. The rate is 0.001 unless given.</summary>
    public static Adam Adam(Schedule? lr = null, double beta1 = 0.9, double beta2 = 0.999) =>
        new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = 1e-7 };
}
