namespace PureOptim.Dialects;

/// <content>Its relatives of Adam that treat each coordinate by itself.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>What its relatives of AMSGrad add to a second moment inside the root.</summary>
    private const double SquareEpsilon = 1e-15;

    /// <summary>QHAdam, which counts in float32 what the moments have seen: 1e-7 of a step. The rate is 0.001 unless given.</summary>
    public static IOptimizer QHAdam(
        Schedule? lr = null, (double, double)? betas = null, (double, double)? nus = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double eps = 1e-8,
        bool maximize = false)
    {
        var ((beta1, beta2), (nu1, nu2), rate) = (betas ?? (0.9, 0.999), nus ?? (1, 1), lr ?? 0.001);
        return new QhAdam { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Nu1 = nu1, Nu2 = nu2, Epsilon = eps }.Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
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

    /// <summary>
    /// LaProp, with 1e-15 inside the root. A centered divisor is never below 0. There a decay is of the parameters after the step, here before it, and the rate of the momentum is rounded to float32: 1e-7 of a step. The rate is 4e-4
    /// unless given.
    /// </summary>
    public static IOptimizer LaProp(
        Schedule? lr = null, (double, double)? betas = null, bool centered = false, int stepsBeforeUsingCentered = 10, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool amsBound = false, double eps = 1e-15,
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
            IsCentered = centered,
            StepsBeforeCentering = stepsBeforeUsingCentered,
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

    /// <summary>diffGrad, with 1e-15 inside the root, rectified where that is asked for: then before the threshold steps are of momentum, or there are none. A length that is the threshold exactly is not above it. The rate is 0.001 unless given.</summary>
    public static IOptimizer DiffGrad(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool rectify = false, int nSmaThreshold = 5,
        bool degeneratedToSgd = true, bool amsBound = false, double eps = 1e-8, bool maximize = false)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.9, 0.999), lr ?? 0.001);
        var first = !rectify ? FirstSteps.AsLater : degeneratedToSgd ? FirstSteps.Momentum : FirstSteps.None;
        return new DiffGrad { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = eps, RootEpsilon = SquareEpsilon, FirstSteps = first, Threshold = nSmaThreshold, KeepsLargest = amsBound }
            .Changed(weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }

    /// <summary>FTRL, whose divisor has a root whatever the power. The rate is 0.001 unless given.</summary>
    public static IOptimizer FTRL(Schedule? lr = null, double lrPower = -0.5, double beta = 0, double lambda1 = 0, double lambda2 = 0, bool maximize = false) =>
        new Ftrl { LearningRate = lr ?? 0.001, Power = -lrPower, Beta = beta, Lambda1 = lambda1, Lambda2 = lambda2 }.Changed(0, false, false, lr ?? 0.001, maximize);
}
