using PureOptim.Core;

namespace PureOptim;

/// <summary>An optimizer whose rate is an estimate of the distance from the start to the solution, which grows with what the gradients prove: D-Adaptation and Prodigy.</summary>
public abstract record DistanceAdaptation : TensorWise
{
    private protected DistanceAdaptation()
    {
    }

    /// <summary>The factor η of the estimated rate, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The first estimate d0 of the distance, above 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 or not finite.</exception>
    [Hyperparameter("d0", "d_0", Bounds.Positive, Parameter = 1)]
    public double InitialDistance { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public sealed override OptimizerTraits Lacks => OptimizerTraits.Linear;

    /// <inheritdoc/>
    protected internal sealed override Scope Scope => Scope.Model;
}
