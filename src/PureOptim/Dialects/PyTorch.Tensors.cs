namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors, and clipping.</content>
public static partial class PyTorch
{
    /// <summary><c>clip_grad_norm_</c> before each step: the gradients of all tensors together, of a length n, times <c>max_norm</c> / (n + 1e-6) where that is below 1.</summary>
    /// <param name="optimizer">The optimizer that gets the clipped gradient.</param>
    /// <param name="maxNorm">The length, above 0, in gradient units.</param>
    [PeerName("torch.nn.utils.clip_grad_norm_")]
    public static ClipByGlobalNorm ClipGradNorm(IOptimizer optimizer, Schedule maxNorm) => new(optimizer, maxNorm) { Epsilon = 1e-6 };

    /// <summary>Adafactor. The rate is 0.01 unless given.</summary>
    public static IOptimizer Adafactor(Schedule? lr = null, double beta2Decay = -0.8, double d = 1, double weightDecay = 0, bool maximize = false) =>
        new Adafactor { LearningRate = lr ?? 0.01, DecayExponent = -beta2Decay, ClippingThreshold = d, WeightDecay = weightDecay }.Changed(0, maximize);

    /// <summary>
    /// Muon, of matrices only, which iterates in bfloat16. The rate is 0.001 unless given; it is multiplied by what <c>original</c> says, or <c>match_rms_adamw</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The rate is to be multiplied by something else.</exception>
    public static Muon Muon(
        Schedule? lr = null, double weightDecay = 0.1, double momentum = 0.95, bool nesterov = true, double eps = 1e-7, int nsSteps = 5, string? adjustLrFn = null) => new()
        {
            LearningRate = lr ?? 0.001,
            WeightDecay = weightDecay,
            MomentumFactor = momentum,
            Nesterov = nesterov,
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
