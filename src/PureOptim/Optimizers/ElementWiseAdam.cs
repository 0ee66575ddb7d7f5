using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// An element-wise optimizer with the four hyperparameters of <see cref="Adam"/>, whose defaults are those of its type. The formula of the type says what each of them does where that is not as in Adam.
/// </summary>
/// <remarks>What lies outside its range, of these and of its type's own hyperparameters, is refused with an <see cref="ArgumentOutOfRangeException"/>.</remarks>
public abstract record ElementWiseAdam : ElementWise
{
    /// <summary>An optimizer with its type's defaults.</summary>
    /// <param name="learningRate">The default of <see cref="LearningRate"/>.</param>
    /// <param name="beta1">The default of <see cref="Beta1"/>.</param>
    /// <param name="beta2">The default of <see cref="Beta2"/>.</param>
    /// <param name="epsilon">The default of <see cref="Epsilon"/>.</param>
    protected ElementWiseAdam(Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon) => (LearningRate, Beta1, Beta2, Epsilon) = (learningRate, beta1, beta2, epsilon);

    /// <summary>The learning rate η, at least 0, in parameter units: the first step of Adam moves each coordinate by about this much.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); }

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or 1 or more.</exception>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init => field = Checked(value); }

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or 1 or more.</exception>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init => field = Checked(value); }

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init => field = Checked(value); }

    /// <summary>η_t = η √(1 - β2^t) / (1 - β1^t), the rate with the corrections of both moments.</summary>
    private protected Scalar CorrectedRate(StepContext t) => CorrectedRate(t, Scalar.Sqrt(t.OneMinusPower(Beta2)));

    /// <summary>1 - β2^t, what the second moment has seen, and its root.</summary>
    private protected (Scalar Weight, Scalar Root) Seen(StepContext t)
    {
        var seen = t.OneMinusPower(Beta2);
        return (seen, Scalar.Sqrt(seen));
    }

    /// <summary>η_t, and ε_t, which is ε √(1 - β2^t) where ε is added after the correction.</summary>
    private protected (Scalar LearningRate, Scalar Epsilon) Corrected<R>(StepContext t, AdamEpsilonPlacement placement = AdamEpsilonPlacement.AfterCorrection)
        where R : struct, IReal<R>
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        return (CorrectedRate(t, correction), CorrectedEpsilon<R>(t, correction, placement));
    }

    /// <summary>ε_t for a given √(1 - β2^t).</summary>
    private protected Scalar CorrectedEpsilon<R>(StepContext t, Scalar correction, AdamEpsilonPlacement placement = AdamEpsilonPlacement.AfterCorrection)
        where R : struct, IReal<R> => t.Named(Positive<R>(t.Of(Epsilon), placement == AdamEpsilonPlacement.AfterCorrection ? correction : 1), "ε_t", @"\epsilon_t");

    private Scalar CorrectedRate(StepContext t, Scalar correction) => t.Named(t.Of(LearningRate) * correction / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
}
