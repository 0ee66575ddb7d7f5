namespace PureOptim.Dialects;

/// <content>Optimizers that work in the eigenvectors of sums of products of gradients.</content>
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
}
