namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>What is added to second moments inside the root, where AMSBound is an option.</summary>
    private const double RootEpsilon = 1e-15;

    /// <summary>LARS, with the rate outside the velocity, which leaves vectors to momentum alone. The rate is 0.001 unless given.</summary>
    public static Lars LARS(
        Schedule? lr = null, double weightDecay = 0, double momentum = 0.9, double dampening = 0, double trustCoefficient = 0.001, bool nesterov = false) => new()
        {
            LearningRate = lr ?? 0.001,
            WeightDecay = weightDecay,
            MomentumFactor = momentum,
            Dampening = dampening,
            TrustCoefficient = trustCoefficient,
            Nesterov = nesterov,
            Denominator = LarsDenominator.Gradient,
            LearningRatePlacement = LearningRatePlacement.OutsideVelocity,
            ScalesVectors = false,
        };

    /// <summary>SM3. The rate is 0.1 unless given.</summary>
    public static Sm3 SM3(Schedule? lr = null, double momentum = 0, double beta = 0, double eps = 1e-30) =>
        new() { LearningRate = lr ?? 0.1, HasMomentum = momentum > 0, MomentumFactor = momentum, Beta = beta, Epsilon = eps };

    /// <summary>LAMB, whose rate alone is corrected. The rate is 0.001 unless given.</summary>
    public static IOptimizer Lamb(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-6)
    {
        var ((beta1, beta2), rate, isInside) = (betas ?? (0.9, 0.999), lr ?? 0.001, weightDecouple && !fixedDecay);
        var lamb = new Lamb
        {
            LearningRate = rate,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            WeightDecay = isInside ? weightDecay : 0,
            Correction = LambCorrection.Rate,
        };
        return isInside ? lamb : lamb.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>StableAdamW. The rate is 0.001 unless given.</summary>
    public static IOptimizer StableAdamW(Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0.01, bool weightDecouple = true, double eps = 1e-8)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.99);
        var adamW = new StableAdamW { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, WeightDecay = weightDecouple ? weightDecay : 0, Epsilon = eps };
        return weightDecouple ? adamW : adamW.Coupled(weightDecay);
    }

    /// <summary>AdaNorm. The rate is 0.001 unless given.</summary>
    public static IOptimizer AdaNorm(
        Schedule? lr = null, (double, double)? betas = null, double r = 0.95, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 1e-8)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.99), lr ?? 0.001);
        return new AdaNorm { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, NormDecay = r, Epsilon = eps, RootEpsilon = RootEpsilon }.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>
    /// AdamP. There an epsilon is added to the norms by which it is decided and projected, too, and with more than two dimensions a tensor is looked at by its first: here it moves as by AdamW. Its Nesterov form,
    /// which divides the gradient alone, is not here. The rate is 0.001 unless given.
    /// </summary>
    public static IOptimizer AdamP(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double delta = 0.1, double wdRatio = 0.1, double eps = 1e-8, bool maximize = false)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        var adamP = new AdamP
        {
            LearningRate = lr ?? 0.001,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            WeightDecay = weightDecouple ? weightDecay : 0,
            Threshold = delta,
            DecayShare = wdRatio,
            DecayCoupling = fixedDecay ? DecayCoupling.None : DecayCoupling.LearningRate,
        };
        IOptimizer decayed = weightDecouple ? adamP : adamP.Coupled(weightDecay);
        return maximize ? decayed.Maximizing() : decayed;
    }

    /// <summary>
    /// Adam-mini of tensors that are neither embeddings nor of attention, which that program tells by their names: each has one second moment. The rate is 1 unless given.
    /// </summary>
    public static IOptimizer AdamMini(Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0.1, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 1);
        return new AdamMini { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, ByRows = false }.Changed(weightDecay, true, false, rate, maximize);
    }

    /// <summary>CAME. The rate is 2e-4 unless given.</summary>
    public static IOptimizer CAME(
        Schedule? lr = null, (double, double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double clipThreshold = 1,
        double eps1 = 1e-30, double eps2 = 1e-16)
    {
        var ((beta1, beta2, beta3), rate) = (betas ?? (0.9, 0.999, 0.9999), lr ?? 2e-4);
        return new Came { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Beta3 = beta3, Epsilon = eps1, DistanceEpsilon = eps2, ClippingThreshold = clipThreshold }
            .With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>AvaGrad. The rate is 0.1 unless given.</summary>
    public static IOptimizer AvaGrad(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, double eps = 0.1)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.1);
        return new AvaGrad { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps }.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>Adai, with a dampening of 1. The rate is 0.001 unless given.</summary>
    public static IOptimizer Adai(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double eps = 1e-3)
    {
        var ((beta0, beta2), rate) = (betas ?? (0.1, 0.99), lr ?? 0.001);
        return new Adai { LearningRate = rate, Beta0 = beta0, Beta2 = beta2, SmallestShare = eps }.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>SWATS, which compares tensor by tensor. The rate is 0.001 unless given.</summary>
    public static IOptimizer SWATS(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, bool nesterov = false, double eps = 1e-6)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        return new Swats
        {
            LearningRate = rate,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            RootEpsilon = RootEpsilon,
            Tolerance = 1e-8,
            RelativeTolerance = eps,
            ByTensor = true,
            Nesterov = nesterov,
        }.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>TAM, which begins with the first gradient as the momentum and divides by norms of columns. Its coupled decay does nothing, and is not here. The rate is 0.001 unless given.</summary>
    public static IOptimizer TAM(Schedule? lr = null, double momentum = 0.9, double decayRate = 0.9, double weightDecay = 0, bool fixedDecay = false, double eps = 1e-8)
    {
        var rate = lr ?? 0.001;
        return new Tam { LearningRate = rate, MomentumFactor = momentum, Decay = decayRate, SmallestShare = eps, StartsAtGradient = true, NormalizesColumns = true }
            .With(weightDecay, rate, isDecoupled: true, fixedDecay);
    }

    /// <summary>APOLLO of tensors without a rank, which is Adam with ε before the correction. The rate is 0.01 unless given.</summary>
    public static Adam APOLLO(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-6)
    {
        var (beta1, beta2) = betas ?? (0.9, 0.999);
        return new() { LearningRate = lr ?? 0.01, Beta1 = beta1, Beta2 = beta2, Epsilon = eps };
    }

    /// <summary>The decay of most optimizers: beside the step, times the rate or, fixed, as it is; or added to gradients.</summary>
    private static IOptimizer With(this IOptimizer optimizer, double weightDecay, Schedule rate, bool isDecoupled, bool isFixed) =>
        isDecoupled ? optimizer.Decoupled(weightDecay, isFixed ? 1 : rate, DecayPlacement.Factor) : optimizer.Coupled(weightDecay);
}
