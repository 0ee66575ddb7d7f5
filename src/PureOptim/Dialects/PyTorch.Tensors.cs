namespace PureOptim.Dialects;

/// <content>Optimizers that look at whole tensors.</content>
public static partial class PyTorch
{
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
