namespace PureOptim.Dialects;

/// <summary>The optimizers of pytorch-optimizer (4.1), under its names, with its arguments and its defaults: <c>PyTorchOptimizer.NovoGrad(lr: 0.01)</c>.</summary>
public static class PyTorchOptimizer
{
    /// <summary>NovoGrad. The rate is 0.001 unless given.</summary>
    public static NovoGrad NovoGrad(Schedule? lr = null, (double, double)? betas = null, double eps = 1e-8)
    {
        var (beta1, beta2) = betas ?? (0.95, 0.98);
        return new() { LearningRate = lr ?? 0.001, Beta1 = beta1, Beta2 = beta2, Epsilon = eps };
    }
}
