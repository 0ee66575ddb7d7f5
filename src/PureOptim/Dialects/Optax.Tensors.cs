namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors.</content>
public static partial class Optax
{
    /// <summary>L-BFGS with a zoom line search of at most 20 rates. For another line search, <c>Chain(ScaleByLbfgs(), ScaleByLearningRate(1), ScaleByBacktrackingLinesearch(20))</c>.</summary>
    public static IOptimizer Lbfgs(Schedule? learningRate = null, int memorySize = 10, bool scaleInitPrecond = true) =>
        Chain(ScaleByLbfgs(memorySize, scaleInitPrecond), ScaleByLearningRate(learningRate ?? 1), ScaleByZoomLinesearch(20, initialGuessStrategy: "one"));

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

    /// <summary>
    /// Muon of matrices, whose scale is that of weights with inputs as rows, or with an RMS that is the same for all, and AdamW, or NAdamW where the momentum looks ahead, of other tensors (contrib). Coefficients
    /// are those called "standard" or, with five steps, "dion"; preconditioning is "frobenius", "schatten" or "aol".
    /// </summary>
    [PeerName("optax.contrib.muon")]
    public static ByShape Muon(
        Schedule learningRate, string nsCoeffs = "standard", int nsSteps = 5, double beta = 0.95, double eps = 1e-8, Schedule? weightDecay = null, bool nesterov = true, bool adaptive = false,
        string preconditioning = "frobenius", double adamB1 = 0.9, double adamB2 = 0.999, double adamWeightDecay = 0, Schedule? adamLearningRate = null, double? consistentRms = null)
    {
        var coefficients = DialectSchedules.Chosen(nsCoeffs, nameof(nsCoeffs), ("standard", MuonCoefficients.Tuned), ("dion", MuonCoefficients.Dion));
        return new Muon
        {
            LearningRate = learningRate,
            Coefficients = coefficients,
            Iterations = coefficients == MuonCoefficients.Dion ? 5 : nsSteps,
            MomentumFactor = beta,
            WeightDecay = weightDecay ?? 0,
            Epsilon = eps,
            Nesterov = nesterov,
            CorrectsBias = true,
            IsAdaptive = adaptive,
            Preconditioning = DialectSchedules.Chosen(
                preconditioning, nameof(preconditioning), ("frobenius", MuonPreconditioning.Frobenius), ("schatten", MuonPreconditioning.Schatten), ("aol", MuonPreconditioning.AlmostOrthogonal)),
            Scale = consistentRms is null ? MuonScale.ColumnsOverRows : MuonScale.LikeAdamW,
            StepSize = consistentRms ?? 0.2,
            DecayPlacement = DecayPlacement.InUpdate,
        }.WithOthers(AdamW(adamLearningRate ?? learningRate, adamB1, adamB2, eps, adamWeightDecay, nesterov));
    }
}
