using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <summary>The optimizers of pytorch-optimizer (4.1), under its names, with its arguments and its defaults: <c>PyTorchOptimizer.NovoGrad(lr: 0.01)</c>.</summary>
public static partial class PyTorchOptimizer
{
    /// <summary>NovoGrad. The rate is 0.001 unless given.</summary>
    public static NovoGrad NovoGrad(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8)
    {
        var (beta1, beta2) = betas ?? (0.95, 0.98);
        return new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps };
    }

    /// <summary>The sign of an average of gradients. The rate is 0.001 unless given.</summary>
    public static Signum SignSGD(Schedule? lr = null, double momentum = 0.9) => new() { LearningRate = lr ?? 0.001, Beta = momentum };

    /// <summary>AdaBelief. The rate is 0.001 unless given.</summary>
    public static AdaBelief AdaBelief(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-16)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, VarianceEpsilon = eps };
    }

    /// <summary>Yogi, with both moments from 1e-6: a coordinate without gradients moves. The rate is 0.01 unless given.</summary>
    public static Yogi Yogi(Schedule? lr = null, (double, double)? betas = null, double initialAccumulator = 1e-6, double eps = 1e-3)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = lr ?? 0.01, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, InitialMoment = initialAccumulator, InitialAccumulator = initialAccumulator };
    }

    /// <summary>Adan, with the paper's decay. The rate is 0.001 unless given.</summary>
    public static Adan Adan(Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, double eps = 1e-8)
    {
        var (beta1, beta2, beta3) = betas ?? (0.98, 0.92, 0.99);
        return new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Beta3 = beta3, Epsilon = eps, WeightDecay = weightDecay };
    }

    /// <summary>ADOPT, which clips by the fourth root of the step's number. The rate is 0.001 unless given.</summary>
    public static IOptimizer ADOPT(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double eps = 1e-6, bool maximize = false,
        bool cautious = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.9999), lr ?? 0.001);
        return new Adopt { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, Clipping = AdoptClipping.Steps }
            .Cautiously(cautious).Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>AdaHessian whose hessian is given with every step, as it is here with the curvature. The rate is 0.1 unless given.</summary>
    public static IOptimizer AdaHessian(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-16, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.1);
        return new AdaHessian { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Sophia whose hessian is given with every step, as it is here with the curvature. The rate is 0.06 unless given.</summary>
    public static IOptimizer SophiaH(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double p = 1e-2, double eps = 1e-12, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.96, 0.99), lr ?? 0.06);
        return new Sophia { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Gamma = 1, Bound = p, Epsilon = eps, Interval = 1 }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>Prodigy. beta3 is the root of the second of betas unless given. Without an eps its steps are angles. A decay that is not decoupled is without effect, as there.</summary>
    public static IOptimizer Prodigy(
        Schedule? lr = null, (double, double)? betas = null, double? beta3 = null, double d0 = 1e-6, double dCoef = 1, double growthRate = double.PositiveInfinity, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false,
        bool biasCorrection = false, bool safeguardWarmup = false, double? eps = 1e-8, bool maximize = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        IOptimizer prodigy = new Prodigy
        {
            LearningRate = lr ?? 1,
            Beta1 = beta1,
            Beta2 = beta2,
            Beta3 = beta3 ?? double.Sqrt(beta2),
            Epsilon = eps ?? 0,
            TakesAngles = eps is null,
            GrowthRate = double.IsPositiveInfinity(growthRate) ? 0 : growthRate,
            InitialDistance = d0,
            Coefficient = dCoef,
            WeightDecay = weightDecouple && !fixedDecay ? weightDecay : 0,
            SafeguardsWarmUp = safeguardWarmup,
            CorrectsBias = biasCorrection,
        };
        if (weightDecouple && fixedDecay) prodigy = prodigy.Decoupled(weightDecay, 1, DecayPlacement.Factor);
        return maximize ? prodigy.Maximizing() : prodigy;
    }

    /// <summary>Schedule-free descent, with a linear warm-up that ends at its last step, and a decay added to the gradients. The rate is 1 unless given.</summary>
    public static IOptimizer ScheduleFreeSGD(
        Schedule? lr = null, double momentum = 0.9, double weightDecay = 0, double r = 0, double weightLrPower = 2, int warmupSteps = 0, bool maximize = false)
    {
        var rate = WarmedUp(lr ?? 1, warmupSteps);
        IOptimizer free = new ScheduleFree(new Sgd { LearningRate = rate }.Coupled(weightDecay)) { LearningRate = rate, Beta = momentum, RatePower = weightLrPower, StepPower = r };
        return maximize ? free.Maximizing() : free;
    }

    /// <summary>Schedule-free AdamW, with 1e-15 inside the root, a linear warm-up that ends at its last step, and a decay in the update. The rate is 0.0025 unless given.</summary>
    public static IOptimizer ScheduleFreeAdamW(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, double r = 0, double weightLrPower = 2, int warmupSteps = 0, double decouplingC = 0, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), WarmedUp(lr ?? 0.0025, warmupSteps));
        var adam = new SimplifiedAdEmaMix { LearningRate = rate, Beta1 = 0, Beta2 = beta2, Epsilon = eps, RootEpsilon = 1e-15 };
        IOptimizer free = new ScheduleFree(adam.Decoupled(weightDecay, rate, DecayPlacement.InUpdate))
        {
            LearningRate = rate,
            Beta = beta1,
            RatePower = weightLrPower,
            StepPower = r,
            Decoupling = decouplingC,
        };
        return maximize ? free.Maximizing() : free;
    }

    /// <summary>MADGRAD, with ε added to the rate too. The rate is 0.001 unless given. A decoupled decay follows the step.</summary>
    public static IOptimizer MADGRAD(Schedule? lr = null, double momentum = 0.9, double weightDecay = 0, bool weightDecouple = false, double eps = 1e-6, bool maximize = false)
    {
        var rate = (lr ?? 0.001).Plus(eps);
        IOptimizer madgrad = new Madgrad { LearningRate = rate, MomentumFactor = momentum, Epsilon = eps };
        var decayed = weightDecouple ? madgrad.Decoupled(weightDecay, rate, DecayPlacement.InUpdate) : madgrad.Coupled(weightDecay);
        return maximize ? decayed.Maximizing() : decayed;
    }

    /// <summary>
    /// AdEMAMix. The rate is 0.001 unless given. Over the first tAlphaBeta3 steps, where these are given, alpha grows from 0 along a line, and the half-life of the slow average along another from that of the fast one.
    /// </summary>
    public static IOptimizer AdEMAMix(
        Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double alpha = 5, double? tAlphaBeta3 = null,
        double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2, beta3), rate) = (betas ?? (0.9, 0.999, 0.9999), lr ?? 0.001);
        var adEmaMix = new AdEmaMix { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Beta3 = beta3, Alpha = alpha, Epsilon = eps };
        if (tAlphaBeta3 is { } steps)
        {
            adEmaMix = adEmaMix with
            {
                Alpha = Schedule.Custom(step => double.Min((step + 1) * alpha / steps, alpha), 0, alpha),
                Beta3 = Schedule.Custom(step => double.Min(DecayBetween(beta1, beta3, (step + 1) / steps), beta3), 0, beta3),
            };
        }

        return adEmaMix.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>The decay whose half-life is a share of the way from that of one to that of another.</summary>
    private static double DecayBetween(double from, double to, double share)
    {
        var (first, last) = (Real64.Log(from).Value, Real64.Log(to).Value);
        return Real64.Exp(first * last / ((1 - share) * last + share * first)).Value;
    }

    /// <summary>Simplified AdEMAMix, with an average for the momentum, and divided by its correction. The rate is 1e-4 unless given.</summary>
    public static IOptimizer SimplifiedAdEMAMix(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double alpha = 0, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.99, 0.95), lr ?? 1e-4);
        return new SimplifiedAdEmaMix { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Alpha = alpha, Epsilon = eps, Averages = true, DividesByCorrection = true }
            .Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>A rate times t / steps until that is 1.</summary>
    private static Schedule WarmedUp(Schedule rate, int steps) =>
        steps <= 1 ? rate : Schedule.Custom(step => rate.At(step) * double.Min((step + 1) / (double)steps, 1), double.Min(rate.Minimum, 0), rate.Maximum);

    /// <summary>The optimizer, whose steps go down the gradient only if asked for; a decay goes around it.</summary>
    private static IOptimizer Cautiously(this IOptimizer optimizer, bool cautious) => cautious ? optimizer.Cautiously() : optimizer;

    /// <summary>
    /// The options that most optimizers have: gradients turned first; then a decay added to them, or, decoupled, taken off the parameters before the step, times the rate
    /// or, where it is fixed, as it is.
    /// </summary>
    private static IOptimizer Changed(this IOptimizer optimizer, double weightDecay, bool weightDecouple, bool fixedDecay, Schedule rate, bool maximize)
    {
        var decayed = weightDecouple ? optimizer.Decoupled(weightDecay, fixedDecay ? 1 : rate, DecayPlacement.Factor) : optimizer.Coupled(weightDecay);
        return maximize ? decayed.Maximizing() : decayed;
    }
}
