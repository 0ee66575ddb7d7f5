using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>An optimizer of whole tensors with the four hyperparameters of <see cref="Adam"/>, as <see cref="ElementWiseAdam"/> is one of coordinates.</summary>
/// <remarks>What lies outside its range, of these and of its type's own hyperparameters, is refused with an <see cref="ArgumentOutOfRangeException"/>.</remarks>
public abstract record TensorWiseAdam : TensorWise
{
    /// <inheritdoc cref="ElementWiseAdam(Schedule, Schedule, Schedule, Schedule)"/>
    protected TensorWiseAdam(Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon) => (LearningRate, Beta1, Beta2, Epsilon) = (learningRate, beta1, beta2, epsilon);

    /// <inheritdoc cref="ElementWiseAdam.LearningRate"/>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); }

    /// <inheritdoc cref="ElementWiseAdam.Beta1"/>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init => field = Checked(value); }

    /// <inheritdoc cref="ElementWiseAdam.Beta2"/>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init => field = Checked(value); }

    /// <inheritdoc cref="ElementWiseAdam.Epsilon"/>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init => field = Checked(value); }

    /// <summary>The rate with the corrections of both moments: η √(1 - β2^t) / (1 - β1^t).</summary>
    private protected Scalar CorrectedRate(StepContext t) => t.Of(LearningRate) * Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1);

    /// <summary>ε √(1 - β2^t): ε added after the correction.</summary>
    private protected Scalar CorrectedEpsilon(TensorStep tensor, StepContext t) => tensor.Positive(t.Of(Epsilon), Scalar.Sqrt(t.OneMinusPower(Beta2)));
}
