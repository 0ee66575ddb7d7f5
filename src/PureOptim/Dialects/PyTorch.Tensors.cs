namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors, and clipping.</content>
public static partial class PyTorch
{
    /// <summary><c>clip_grad_norm_</c> before each step: the gradients of all tensors together, of a length n, times <c>max_norm</c> / (n + 1e-6) where that is below 1.</summary>
    /// <param name="optimizer">The optimizer that gets the clipped gradient.</param>
    /// <param name="maxNorm">The length, above 0, in gradient units.</param>
    [PeerName("torch.nn.utils.clip_grad_norm_")]
    public static ClipByGlobalNorm ClipGradNorm(IOptimizer optimizer, Schedule maxNorm) => new(optimizer, maxNorm) { Epsilon = 1e-6 };

    /// <summary>
    /// Adafactor. The rate is 0.01 unless given. The first of eps is the least mean of the means of rows, and its square the least second moment; unless it is given, it is 2^-52, and there, in float32, 2^-23. The second is the least size
    /// that parameters are taken to have.
    /// </summary>
    public static IOptimizer Adafactor(
        Schedule? lr = null, double beta2Decay = -0.8, (double? First, double Second)? eps = null, double d = 1, double weightDecay = 0, bool maximize = false)
    {
        var floor = eps?.First ?? double.ScaleB(1, -52);
        return new Adafactor
        {
            LearningRate = lr ?? 0.01,
            DecayExponent = -beta2Decay,
            Epsilon = 0,
            MeanFloor = floor,
            MomentFloor = floor * floor,
            SmallestSize = eps?.Second ?? 0.001,
            ClippingThreshold = d,
            WeightDecay = weightDecay,
        }.Changed(0, maximize);
    }

    /// <summary>
    /// Muon, of matrices only, which iterates in bfloat16, by the author's coefficients unless others are given. The rate is 0.001 unless given; it is multiplied by what <c>original</c> says, or <c>match_rms_adamw</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The rate is to be multiplied by something else.</exception>
    public static Muon Muon(
        Schedule? lr = null, double weightDecay = 0.1, double momentum = 0.95, bool nesterov = true, (double, double, double)? nsCoefficients = null, double eps = 1e-7, int nsSteps = 5,
        string? adjustLrFn = null)
    {
        var (a, b, c) = nsCoefficients ?? (3.4445, -4.7750, 2.0315);
        return new()
        {
            LearningRate = lr ?? 0.001,
            WeightDecay = weightDecay,
            MomentumFactor = momentum,
            Nesterov = nesterov,
            HasOwnCoefficients = nsCoefficients is not null,
            LinearCoefficient = a,
            CubicCoefficient = b,
            QuinticCoefficient = c,
            Epsilon = eps,
            Iterations = nsSteps,
            Scale = adjustLrFn switch
            {
                null or "original" => MuonScale.RowsOverColumns,
                "match_rms_adamw" => MuonScale.LikeAdamW,
                _ => throw new ArgumentException($"There is no factor '{adjustLrFn}'; it is 'original' or 'match_rms_adamw'.", nameof(adjustLrFn)),
            },
            RoundsToBfloat16 = true,
        };
    }
}
