using PureOptim.Core;

namespace PureOptim;

/// <summary>An element-wise optimizer whose steps are sums of gradients with weights, as those of <see cref="Momentum"/> are: it is linear in the gradients.</summary>
public abstract record LinearMomentum : ElementWise
{
    /// <summary>An optimizer with its type's default.</summary>
    /// <param name="learningRate">The default of <see cref="LearningRate"/>.</param>
    protected LinearMomentum(Schedule learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public sealed override OptimizerTraits Traits => base.Traits | CommonTraits.OfSums;

    /// <inheritdoc/>
    public sealed override OptimizerTraits Lacks => OptimizerTraits.Descending;
}
