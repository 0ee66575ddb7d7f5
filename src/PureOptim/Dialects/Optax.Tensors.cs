namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors.</content>
public static partial class Optax
{
    /// <summary>LARS, whose decay is a part of what it scales, with the rate inside the velocity.</summary>
    public static Lars Lars(
        Schedule learningRate, Schedule? weightDecay = null, double trustCoefficient = 0.001, double eps = 0, double momentum = 0.9, bool nesterov = false) => new()
        {
            LearningRate = learningRate,
            WeightDecay = weightDecay ?? 0,
            TrustCoefficient = trustCoefficient,
            Epsilon = eps,
            MomentumFactor = momentum,
            Nesterov = nesterov,
            Denominator = LarsDenominator.NormOfSum,
        };

    /// <summary>Fromage.</summary>
    public static Fromage Fromage(Schedule learningRate, double minNorm = 1e-6) => new() { LearningRate = learningRate, SmallestNorm = minNorm };

    /// <summary>SM3, with an average of its updates.</summary>
    public static Sm3 Sm3(Schedule learningRate, double momentum = 0.9) => new() { LearningRate = learningRate, Epsilon = 1e-8, HasMomentum = true, MomentumFactor = momentum };
}
