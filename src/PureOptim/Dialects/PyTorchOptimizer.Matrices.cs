using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <content>Optimizers of matrices: of their products with themselves, or made orthogonal.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>Shampoo. Its momentum, which mixes gradients with updates, is not here. The rate is 0.001 unless given.</summary>
    public static IOptimizer Shampoo(Schedule? lr = null, double weightDecay = 0, bool weightDecouple = false, bool fixedDecay = false, double matrixEps = 1e-6)
    {
        var rate = lr ?? 0.001;
        return new Shampoo { LearningRate = rate, Epsilon = matrixEps }.With(weightDecay, rate, weightDecouple, fixedDecay);
    }

    /// <summary>SOAP, whose matrices have the second of betas unless they are given another. The rate is 0.003 unless given.</summary>
    public static Soap SOAP(
        Schedule? lr = null, (double, double)? betas = null, double? shampooBeta = null, double weightDecay = 0.01, int preconditionFrequency = 10, int maxPreconditionDim = 10_000, double eps = 1e-8)
    {
        var (beta1, beta2) = betas ?? (0.95, 0.95);
        return new()
        {
            LearningRate = lr ?? 0.003,
            Beta1 = beta1,
            Beta2 = beta2,
            Beta3 = shampooBeta ?? beta2,
            Epsilon = eps,
            WeightDecay = weightDecay,
            BasisInterval = preconditionFrequency,
            LongestSide = maxPreconditionDim,
        };
    }

    /// <summary>
    /// AdaMuon of matrices, of an average of gradients without signs, and AdamW with a rate, betas and a decay of its own of other tensors. There a step goes on in bfloat16 after the iteration: 0.4 % of it. The
    /// rates are 0.02 and 3e-4 unless given.
    /// </summary>
    public static IOptimizer AdaMuon(
        Schedule? lr = null, (double, double)? betas = null, double weightDecay = 0, bool weightDecouple = true, int nsSteps = 5, bool useAdjustedLr = false, Schedule? adamwLr = null,
        (double, double)? adamwBetas = null, double adamwWd = 0, double eps = 1e-10, bool maximize = false)
    {
        var ((beta1, beta2), (first, second), other) = (betas ?? (0.9, 0.95), adamwBetas ?? (0.9, 0.999), adamwLr ?? 3e-4);
        var muon = new AdaMuon
        {
            LearningRate = lr ?? 0.02,
            MomentumFactor = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            WeightDecay = 0,
            Iterations = nsSteps,
            TakesSigns = false,
            CorrectsBias = true,
            RoundsToBfloat16 = true,
            Scale = useAdjustedLr ? MuonScale.RowsOverColumns : MuonScale.LikeAdamW,
        };
        var both = muon.With(weightDecay, lr ?? 0.02, weightDecouple, false)
            .WithOthers(new Adam { LearningRate = other, Beta1 = first, Beta2 = second, Epsilon = eps }.With(adamwWd, other, weightDecouple, false));
        return maximize ? both.Maximizing() : both;
    }

    /// <summary>
    /// MARS of matrices, of the type "adamw", "lion" or "shampoo", and for other tensors AdamW with a rate, betas and a decay of its own, or MARS too where they are optimized like matrices. There a
    /// step of Shampoo's goes on in bfloat16 after the iteration: 0.4 % of it. Either rate is 0.003 unless given.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type.</exception>
    public static IOptimizer MARS(
        Schedule? lr = null, (double, double)? betas = null, double gamma = 0.025, string marsType = "adamw", double weightDecay = 0, bool weightDecouple = true, bool fixedDecay = false, bool optimize1d = false,
        Schedule? lr1d = null, (double, double)? betas1d = null, double weightDecay1d = 0.1, bool cautious = false, double eps = 1e-8)
    {
        var ((beta1, beta2), rate) = (betas ?? (0.95, 0.99), lr ?? 0.003);
        var mars = new Mars { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Gamma = gamma, Epsilon = eps, RootEpsilon = RootEpsilon, RoundsToBfloat16 = true };
        var form = DialectSchedules.Chosen(marsType, nameof(marsType), ("adamw", MarsForm.AdamW), ("lion", MarsForm.Lion), ("shampoo", MarsForm.Shampoo));
        var matrices = (mars with { Form = form }).Cautiously(cautious).With(weightDecay, rate, weightDecouple, fixedDecay);
        if (optimize1d) return matrices;
        var ((first, second), other) = (betas1d ?? (0.9, 0.95), lr1d ?? 0.003);
        return matrices.WithOthers((mars with { LearningRate = other, Beta1 = first, Beta2 = second, Gamma = 0, Clips = false }).Cautiously(cautious).With(weightDecay1d, other, weightDecouple, fixedDecay));
    }

    /// <summary>
    /// Scion without a constraint, unless it is asked for. The type of a norm is 1, which chooses by the shape, as 2 does, 4 for signs, 5 and 6 for columns, or 7 for rows, each with the options that it has there; none at all, 0, and
    /// that of filters, 3, have no counterpart. There a step goes on in bfloat16 after the iteration: 0.4 % of it. The rate is 0.001 unless given.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type.</exception>
    public static IOptimizer SCION(
        Schedule? lr = null, double momentum = 0.1, bool constraint = false, int normType = 1, double scale = 1, double weightDecay = 0, bool weightDecouple = true, bool maximize = false)
    {
        var rate = lr ?? 0.001;
        var scion = new Scion
        {
            LearningRate = rate,
            Share = momentum,
            Radius = scale,
            IsConstrained = constraint,
            RoundsToBfloat16 = true,
            Norm = normType switch
            {
                1 or 2 => ScionNorm.Spectral,
                4 => ScionNorm.LargestMagnitudeOverColumns,
                5 or 6 => ScionNorm.Columns,
                7 => ScionNorm.Rows,
                _ => throw Argument.OutOfRange(nameof(normType), normType, "1, 2, or from 4 to 7"),
            },
        };
        return scion.Changed(constraint ? 0 : weightDecay, weightDecouple, false, rate, maximize);
    }

    /// <summary>
    /// PSGD with Kronecker factors. Its draws are others. The rate is 0.001 unless given, and the part of steps that update the factors 1 for 500 steps, from where it falls by 1/e in each 1000, to 0.03.
    /// </summary>
    public static Kron Kron(
        Schedule? lr = null, double momentum = 0.9, double weightDecay = 0, Schedule? preConditionerUpdateProbability = null, int maxSizeTriangular = 8192, bool momentumIntoPreconditionUpdate = true)
    {
        return new()
        {
            LearningRate = lr ?? 0.001,
            MomentumFactor = momentum,
            WeightDecay = weightDecay,
            UpdateFrequency = preConditionerUpdateProbability ?? new ExponentialSchedule(1, 0.36787944117144233, 1000, end: 0.03).After(500),
            LongestSide = maxSizeTriangular,
            FollowsMomentum = momentumIntoPreconditionUpdate,
        };
    }
}
