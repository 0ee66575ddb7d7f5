namespace PureOptim.Dialects;

/// <content>Its relatives of momentum and of Adam that treat each coordinate by itself.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>What its relatives of AMSGrad add to a second moment inside the root.</summary>
    private const double SquareEpsilon = 1e-15;

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

    /// <summary>SGDW: descent, heavy-ball or Nesterov's momentum, with a decay. The rate is 1e-4 unless given.</summary>
    public static IOptimizer SGDW(
        Schedule? lr = null, double momentum = 0, double weightDecay = 0, bool weightDecouple = true, bool nesterov = false, bool maximize = false)
    {
        var rate = lr ?? 1e-4;
        IOptimizer descent = (momentum, nesterov) switch
        {
            (0, _) => new Sgd { LearningRate = rate },
            (_, true) => new Nesterov { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            _ => new Momentum { LearningRate = rate, MomentumFactor = momentum, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
        };
        return descent.Changed(weightDecay, weightDecouple, false, rate, maximize);
    }

    /// <summary>QHM. The rate is 0.001 unless given.</summary>
    public static IOptimizer QHM(
        Schedule? lr = null, double momentum = 0, double nu = 1, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, bool maximize = false) =>
        new Qhm { LearningRate = lr ?? 0.001, Beta = momentum, Nu = nu }.Changed(weightDecay, weightDecouple, fixedDecay, lr ?? 0.001, maximize);

    /// <summary>QHAdam, which counts in float32 what the moments have seen: 1e-7 of a step. The rate is 0.001 unless given.</summary>
    public static IOptimizer QHAdam(
        Schedule? lr = null, (double, double)? betas = null, (double, double)? nus = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2), (nu1, nu2), rate) = (betas ?? (0.9, 0.999), nus ?? (1, 1), lr ?? 0.001);
        return new QhAdam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Nu1 = nu1, Nu2 = nu2, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

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

    /// <summary>AdaPNM, with 1e-15 inside the root. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdaPNM(
        Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool amsBound = true, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2, beta0), rate) = (betas ?? (0.9, 0.999, 1), lr ?? 0.001);
        return new AdaPnm
        {
            LearningRate = rate,
            Beta1 = beta1,
            Beta2 = beta2,
            Beta0 = beta0,
            Epsilon = eps,
            RootEpsilon = SquareEpsilon,
            EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
            KeepsLargest = amsBound,
        }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
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

    /// <summary>
    /// LaProp, with 1e-15 inside the root. Its centered form, which takes the square of an average off the second moment that it keeps, time and again, is not here. There a decay is of the parameters after the step, here before it, and the rate of the momentum is rounded to float32: 1e-7 of a step. The rate is 4e-4
    /// unless given.
    /// </summary>
    public static IOptimizer LaProp(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool amsBound = false, double eps = 1e-15,
        bool maximize = false, bool cautious = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 4e-4);
        return new LaProp
        {
            LearningRate = rate,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            RootEpsilon = SquareEpsilon,
            EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
            KeepsLargest = amsBound,
        }.Cautiously(cautious).Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>AdaBound, with 1e-15 inside the root. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdaBound(
        Schedule? lr = null, (double, double)? betas = null, double finalLr = 0.1, double gamma = 0.001, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false,
        bool amsBound = false, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new AdaBound
        {
            LearningRate = rate,
            FinalRate = finalLr,
            Beta1 = beta1,
            Beta2 = beta2,
            Gamma = gamma,
            Epsilon = eps,
            RootEpsilon = SquareEpsilon,
            KeepsLargest = amsBound,
        }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>AdaMod. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdaMod(
        Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2, beta3), rate) = (betas ?? (0.9, 0.99, 0.9999), lr ?? 0.001);
        return new AdaMod { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Beta3 = beta3, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>M-SVAG. The rate is 0.01 unless given.</summary>
    public static IOptimizer MSVAG(Schedule? lr = null, double beta = 0.9, bool maximize = false) =>
        new Msvag { LearningRate = lr ?? 0.01, Beta = beta }.Changed(0, false, false, lr ?? 0.01, maximize);

    /// <summary>KATE. The rate is 0.001 unless given.</summary>
    public static IOptimizer Kate(
        Schedule? lr = null, double delta = 0, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-8, bool maximize = false) =>
        new Kate { LearningRate = lr ?? 0.001, Delta = delta, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, lr ?? 0.001, maximize);

    /// <summary>EXAdam. The rate is 0.001 unless given.</summary>
    public static IOptimizer EXAdam(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new ExAdam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Ano. The rate is 1e-4 unless given.</summary>
    public static IOptimizer Ano(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.92, 0.99), lr ?? 1e-4);
        return new Ano { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Grams. The rate is 0.001 unless given.</summary>
    public static IOptimizer Grams(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, double eps = 1e-6, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new Grams { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(weightDecay, weightDecouple, false, rate, maximize);
    }

    /// <summary>FOCUS. The rate is 0.01 unless given.</summary>
    public static IOptimizer FOCUS(Schedule? lr = null, (double, double)? betas = null, double gamma = 0.1, double weightDecay = 0, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.01);
        return new Focus { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Gamma = gamma, WeightDecay = weightDecay }.Changed(0, false, false, rate, maximize);
    }

    /// <summary>Padam, divided by the present second moment. The rate is 0.1 unless given.</summary>
    public static IOptimizer PAdam(
        Schedule? lr = null, (double, double)? betas = null, double partial = 0.25, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.1);
        return new Padam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Power = 2 * partial, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>diffGrad, with 1e-15 inside the root. The rate is 0.001 unless given.</summary>
    public static IOptimizer DiffGrad(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool amsBound = false, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new DiffGrad { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, RootEpsilon = SquareEpsilon, KeepsLargest = amsBound }
            .Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>FTRL, whose divisor has a root whatever the power. The rate is 0.001 unless given.</summary>
    public static IOptimizer FTRL(Schedule? lr = null, double lrPower = -0.5, double beta = 0, double lambda1 = 0, double lambda2 = 0, bool maximize = false) =>
        new Ftrl { LearningRate = lr ?? 0.001, Power = -lrPower, Beta = beta, Lambda1 = lambda1, Lambda2 = lambda2 }.Changed(0, false, false, lr ?? 0.001, maximize);
}
