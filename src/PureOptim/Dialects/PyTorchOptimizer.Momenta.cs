namespace PureOptim.Dialects;

/// <content>Its relatives of momentum, and of signs, that treat each coordinate by itself.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>Lion. The rate is 1e-4 unless given.</summary>
    public static IOptimizer Lion(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool maximize = false,
        bool cautious = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.99), lr ?? 1e-4);
        return new Lion { LearningRate = rate, Beta1 = beta1, Beta2 = beta2 }.Cautiously(cautious).Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Tiger: <see cref="PureOptim.Signum"/> with a decay. The rate is 0.001 unless given.</summary>
    public static IOptimizer Tiger(
        Schedule? lr = null, double beta = 0.965, double weightDecay = 0.01, bool weightDecouple = true, bool fixedDecay = false, bool maximize = false) =>
        new Signum { LearningRate = lr ?? 0.001, Beta = beta }.Changed(weightDecay, weightDecouple, fixedDecay, lr ?? 0.001, maximize);

    /// <summary>SGDW: descent, heavy-ball, dampened or Nesterov's momentum, with a decay. The rate is 1e-4 unless given.</summary>
    /// <exception cref="ArgumentException">Nesterov's momentum is to be dampened.</exception>
    public static IOptimizer SGDW(
        Schedule? lr = null, double momentum = 0, double weightDecay = 0, bool weightDecouple = true, double dampening = 0, bool nesterov = false, bool maximize = false)
    {
        var rate = lr ?? 1e-4;
        IOptimizer descent = (momentum, dampening, nesterov) switch
        {
            (0, _, _) => new Sgd { LearningRate = rate },
            (_, not 0, true) => throw new ArgumentException("Nesterov's momentum is not dampened here.", nameof(dampening)),
            (_, not 0, _) => new DampenedMomentum { LearningRate = rate, MomentumFactor = momentum, Dampening = dampening },
            (_, _, true) => new Nesterov { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            _ => new Momentum { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
        };
        return descent.Changed(weightDecay, weightDecouple, false, rate, maximize);
    }

    /// <summary>QHM. The rate is 0.001 unless given.</summary>
    public static IOptimizer QHM(
        Schedule? lr = null, double momentum = 0, double nu = 1, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, bool maximize = false) =>
        new Qhm { LearningRate = lr ?? 0.001, Beta = momentum, Nu = nu }.Changed(weightDecay, weightDecouple, fixedDecay, lr ?? 0.001, maximize);

    /// <summary>AggMo with three velocities. The rate is 0.001 unless given.</summary>
    public static IOptimizer AggMo(
        Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, bool maximize = false)
    {
        var ((beta1, beta2, beta3), rate) = (betas ?? (0, 0.9, 0.99), lr ?? 0.001);
        return new AggMo { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Beta3 = beta3 }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Accelerated SGD. The rate is 0.001 unless given.</summary>
    public static IOptimizer AccSGD(Schedule? lr = null, double kappa = 1000, double xi = 10, double constant = 0.7, double weightDecay = 0, bool maximize = false) =>
        new AccSgd { LearningRate = lr ?? 0.001, Kappa = kappa, Xi = xi, Constant = constant }.Changed(weightDecay, false, false, lr ?? 0.001, maximize);

    /// <summary>PNM. The rate is 0.001 unless given.</summary>
    public static IOptimizer PNM(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool maximize = false)
    {
        var ((beta1, beta0), rate) = (betas ?? (0.9, 1), lr ?? 0.001);
        return new Pnm { LearningRate = rate, Beta1 = beta1, Beta0 = beta0 }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>PID; without momentum it is plain descent. The rate is 0.001 unless given.</summary>
    public static IOptimizer PID(
        Schedule? lr = null, double momentum = 0, double dampening = 0, double derivative = 10, double integral = 5, double weightDecay = 0, bool weightDecouple = false,
        bool fixedDecay = false, bool maximize = false)
    {
        var rate = lr ?? 0.001;
        IOptimizer descent = momentum == 0
            ? new Sgd { LearningRate = rate }
            : new Pid { LearningRate = rate, MomentumFactor = momentum, Dampening = dampening, Derivative = derivative, Integral = integral };
        return descent.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }
}
