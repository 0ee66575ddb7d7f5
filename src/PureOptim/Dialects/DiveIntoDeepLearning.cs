namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of the book "Dive into Deep Learning", as the chapter "Optimization Algorithms" prints them, under its names. Every rate must be given; ε is
/// 1e-6 unless said otherwise, inside the root where there is one.
/// </summary>
public static class DiveIntoDeepLearning
{
    /// <summary>Gradient descent.</summary>
    public static Sgd Sgd(Schedule lr) => new() { LearningRate = lr };

    /// <summary>Heavy-ball momentum, with the rate outside the velocity.</summary>
    public static Momentum Momentum(Schedule lr, double momentum) =>
        new() { LearningRate = lr, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };

    /// <summary>AdaGrad.</summary>
    public static AdaGrad Adagrad(Schedule lr) => new() { LearningRate = lr, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.InsideRoot };

    /// <summary>RMSProp.</summary>
    public static RmsProp Rmsprop(Schedule lr, double gamma) =>
        new() { LearningRate = lr, Decay = gamma, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.InsideRoot };

    /// <summary>Adadelta, with ε = 1e-5.</summary>
    public static Adadelta Adadelta(double rho) => new() { Decay = rho, Epsilon = 1e-5 };

    /// <summary>Adam, with ε added after the correction.</summary>
    public static Adam Adam(Schedule lr) => new() { LearningRate = lr, Epsilon = 1e-6, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };

    /// <summary>Yogi, with 1e-3 added after the correction.</summary>
    public static Yogi Yogi(Schedule lr) => new() { LearningRate = lr, Epsilon = 1e-3 };
}
