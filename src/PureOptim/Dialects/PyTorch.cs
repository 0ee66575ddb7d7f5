namespace PureOptim.Dialects;

/// <summary>
/// The optimizers of PyTorch (torch.optim 2.13), under its names, with its arguments and its defaults: <c>PyTorch.Adam(lr: 0.01, weightDecay: 1e-4)</c>. What is
/// about speed alone (foreach, fused, capturable) has no counterpart.
/// </summary>
public static partial class PyTorch
{
    /// <summary>
    /// The states of PyTorch's optimizers: <c>PyTorch.States.ToState(adam, layout, kept)</c>. Those of SGD and Muon have no number of steps; of Rprop's <c>prev</c>, a gradient, only the sign
    /// counts, and only the sign is right in what is written. L-BFGS has none here.
    /// </summary>
    public static DialectStates States { get; } = new("PyTorch", isPerTensor: true, PyTorchStates.FormOf);

    /// <summary>
    /// Gradient descent, with heavy-ball momentum, dampened or not, or Nesterov's, the rate outside the velocity. The rate is 0.001 unless given. The first gradient
    /// enters the velocity without dampening.
    /// </summary>
    /// <exception cref="ArgumentException">Nesterov's momentum is asked for without momentum, or with dampening.</exception>
    public static IOptimizer SGD(Schedule? lr = null, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false, bool maximize = false)
    {
        if (nesterov && (momentum == 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum needs a momentum and no dampening.", nameof(nesterov));
        var rate = lr ?? 0.001;
        IOptimizer descent = (momentum, nesterov, dampening) switch
        {
            (0, _, _) => new Sgd { LearningRate = rate },
            (_, true, _) => new Nesterov { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            (_, _, 0) => new Momentum { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            _ => new DampenedMomentum { LearningRate = rate, MomentumFactor = momentum, Dampening = dampening },
        };
        return descent.Changed(weightDecay, maximize);
    }

    /// <summary>Averaged gradient descent. The rate is 0.01 unless given; the average, in PyTorch the state <c>ax</c>, is the result.</summary>
    public static IOptimizer ASGD(Schedule? lr = null, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weightDecay = 0, bool maximize = false) =>
        new Asgd { LearningRate = lr ?? 0.01, Decay = lambd, Exponent = alpha, AverageFrom = t0 }.Changed(weightDecay, maximize);

    /// <summary>
    /// L-BFGS without a line search, of which a step here is an iteration there: a step of PyTorch's is up to max_iter of them. The rate is 1 unless given.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such line search.</exception>
    public static IOptimizer LBFGS(Schedule? lr = null, int historySize = 100, string? lineSearchFn = null)
    {
        var lbfgs = new Lbfgs { LearningRate = lr ?? 1, History = historySize };
        return lineSearchFn switch
        {
            null => lbfgs,
            "strong_wolfe" => lbfgs.WithStrongWolfe(),
            _ => throw new ArgumentException("The line search is strong_wolfe.", nameof(lineSearchFn)),
        };
    }

    /// <summary>Rprop. The first length is 0.01 unless given, and no length is outside the range, the first one included.</summary>
    public static IOptimizer Rprop(double lr = 0.01, (double, double)? etas = null, (double, double)? stepSizes = null, bool maximize = false)
    {
        var ((shrinking, growing), (shortest, longest)) = (etas ?? (0.5, 1.2), stepSizes ?? (1e-6, 50));
        return new Rprop { LearningRate = double.Clamp(lr, shortest, longest), Shrinking = shrinking, Growing = growing, Shortest = shortest, Longest = longest }.Changed(0, maximize);
    }

    /// <summary>Adam for gradients of some rows. A row is in the gradient if it is not 0 throughout. The rate is 0.001 unless given.</summary>
    public static IOptimizer SparseAdam(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, bool maximize = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new SparseAdam { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(0, maximize);
    }

    /// <summary>AdaGrad, with ε outside the root. The rate is 0.01 unless given; lrDecay divides that of step t by 1 + (t - 1) lrDecay.</summary>
    public static IOptimizer Adagrad(
        Schedule? lr = null, double lrDecay = 0, double weightDecay = 0, double initialAccumulatorValue = 0, double eps = 1e-10, bool maximize = false)
    {
        var rate = lr ?? 0.01;
        if (lrDecay != 0) rate = rate is Schedule.Constant constant ? Schedule.InverseTime(constant.Value, lrDecay) : throw new ArgumentException("A decay of the rate needs a constant rate.", nameof(lrDecay));
        return new AdaGrad { LearningRate = rate, InitialAccumulator = initialAccumulatorValue, Epsilon = eps }.Changed(weightDecay, maximize);
    }

    /// <summary>Adadelta. The factor of the update is 1 unless given.</summary>
    public static IOptimizer Adadelta(Schedule? lr = null, double rho = 0.9, double eps = 1e-6, double weightDecay = 0, bool maximize = false) =>
        new Adadelta { LearningRate = lr ?? 1, Decay = rho, Epsilon = eps }.Changed(weightDecay, maximize);

    /// <summary>RMSprop, centered or not, with ε outside the root, and with momentum of the updates, the rate outside their velocity. The rate is 0.01 unless given.</summary>
    public static IOptimizer RMSprop(
        Schedule? lr = null, double alpha = 0.99, double eps = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        var (rate, inner) = (lr ?? 0.01, momentum == 0 ? lr ?? 0.01 : 1);
        IOptimizer rule = centered
            ? new CenteredRmsProp { LearningRate = inner, Decay = alpha, Epsilon = eps }
            : new RmsProp { LearningRate = inner, Decay = alpha, Epsilon = eps };
        return (momentum == 0 ? rule : rule.WithUpdateMomentum(momentum).WithUpdateScale(rate)).Changed(weightDecay, maximize);
    }

    /// <summary>Adam, with ε added after the correction. The rate is 0.001 unless given; a decoupled decay is that of <see cref="AdamW"/>.</summary>
    public static IOptimizer Adam(
        Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0, bool amsgrad = false, bool maximize = false, bool decoupledWeightDecay = false)
    {
        if (decoupledWeightDecay) return AdamW(lr, betas, eps, weightDecay, amsgrad, maximize);
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        IOptimizer adam = amsgrad ? AmsGrad(lr, betas, eps)
            : new Adam { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };
        return adam.Changed(weightDecay, maximize);
    }

    /// <summary>AdamW. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdamW(
        Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0.01, bool amsgrad = false, bool maximize = false)
    {
        if (amsgrad) return AmsGrad(lr, betas, eps).Changed(weightDecay, maximize, lr ?? 0.001);
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new AdamW { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, WeightDecay = weightDecay }.Changed(0, maximize);
    }

    /// <summary>Adamax, with ε in the maximum. The rate is 0.002 unless given.</summary>
    public static IOptimizer Adamax(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0, bool maximize = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new Adamax { LearningRate = lr ?? 0.002, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(weightDecay, maximize);
    }

    /// <summary>NAdam. PyTorch keeps the product of its momenta in float. The rate is 0.002 unless given.</summary>
    public static IOptimizer NAdam(
        Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0, double momentumDecay = 0.004, bool decoupledWeightDecay = false, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.002);
        return new NAdam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, MomentumDecay = momentumDecay }
            .Changed(weightDecay, maximize, decoupledWeightDecay ? rate : null);
    }

    /// <summary>RAdam, with a threshold of 5 and ε before the correction. The rate is 0.001 unless given.</summary>
    public static IOptimizer RAdam(
        Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8, double weightDecay = 0, bool decoupledWeightDecay = false, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new RAdam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, Threshold = 5 }
            .Changed(weightDecay, maximize, decoupledWeightDecay ? rate : null);
    }

    private static AmsGrad AmsGrad(Schedule? lr, (double, double)? betas, double eps)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, Correction = AmsGradCorrection.AfterMaximum };
    }

    /// <summary>The options that every optimizer has: gradients turned first, then a decay added to them, or, times a rate, taken off the parameters before the step.</summary>
    private static IOptimizer Changed(this IOptimizer optimizer, double weightDecay, bool maximize, Schedule? decoupledRate = null)
    {
        var decayed = decoupledRate is null ? optimizer.Coupled(weightDecay) : optimizer.Decoupled(weightDecay, decoupledRate, DecayPlacement.Factor);
        return maximize ? decayed.Maximizing() : decayed;
    }
}
