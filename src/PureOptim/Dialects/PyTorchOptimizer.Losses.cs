namespace PureOptim.Dialects;

/// <content>Optimizers that look at the loss.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>
    /// EmoNavi, with the loss that its closure returns. The rate is 0.001 unless given. Where it maximizes, the loss given to it is turned, too: there only the gradients are.
    /// </summary>
    /// <exception cref="ArgumentException">A fixed decay is asked for beside a shadow.</exception>
    public static IOptimizer EmoNavi(
        Schedule? lr = null, (double, double)? betas = null, bool useShadow = false, double shadowWeight = 0.05, double weightDecay = 1e-2, bool weightDecouple = true, bool fixedDecay = false,
        double eps = 1e-8, bool maximize = false)
    {
        if (useShadow && weightDecouple && fixedDecay) throw new ArgumentException("With a shadow no decay is fixed.", nameof(fixedDecay));
        var ((beta1, beta2), rate, isInside) = (betas ?? (0.9, 0.999), lr ?? 0.001, weightDecouple && !fixedDecay);
        var emoNavi = new EmoNavi
        {
            LearningRate = rate,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = eps,
            WeightDecay = isInside ? weightDecay : 0,
            ShadowWeight = shadowWeight,
            HasShadow = useShadow,
            MayDivideByMediumLoss = true,
        };
        return emoNavi.Changed(isInside ? 0 : weightDecay, weightDecouple, fixedDecay, rate, maximize);
    }
}
