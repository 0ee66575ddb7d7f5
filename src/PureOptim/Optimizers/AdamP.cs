using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdamP: AdamW that takes off the part of a step along the parameters where the gradient is at right angles to them, as that of weights is whose length does not matter.
/// <code>
/// m' = β1 m + (1 - β1) g        v' = β2 v + (1 - β2) g²
/// u = m' √(1 - β2^t) / (√v' + ε)      u = (β1 m' + (1 - β1) g) √(1 - β2^t) / (√v' + ε)        (Nesterov)
/// u = u - (θ·u / ‖θ‖²) θ      q = κ        (where |θ·g| is below δ ‖θ‖ ‖g‖ / √n, of every row, or else of the matrix)      q = 1        (elsewhere)
/// θ' = (1 - η λ q) θ - η / (1 - β1^t) u      θ' = (1 - λ q) θ - η / (1 - β1^t) u        (a decay of its own)
/// </code>
/// where t counts steps from 1 and n is the number of elements of a row, or of the matrix.
/// </summary>
/// <remarks>
/// <para>A step costs 20 products and sums, a root and 3 quotients a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of the authors' code and of pytorch-optimizer, which look at the rows of a matrix first and then at the whole. Other tensors move as by AdamW; theirs of three and more dimensions are
/// looked at by their first. With Nesterov's momentum pytorch-optimizer divides the gradient alone. PyTorch, Optax and Keras have no AdamP.
/// </para>
/// <para>Source: B. Heo et al., "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights", ICLR 2021, algorithm 3.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record AdamP() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The weight decay λ, at least 0, in 1 / parameter units, or without unit where the rate does not multiply it.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "the authors")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>δ, at least 0, without unit: the cosine, of a single element, below which a gradient counts as at right angles.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Source = "the paper")]
    public Schedule Threshold { get; init => field = Checked(value); } = 0.1;

    /// <summary>κ, from 0 to 1, without unit: the share of the decay of weights whose length does not matter.</summary>
    [Hyperparameter("κ", @"\kappa", Bounds.UnitInterval, Source = "the paper")]
    public Schedule DecayShare { get; init => field = Checked(value); } = 0.1;

    /// <summary>Whether the first moment looks ahead, as Nesterov's momentum does.</summary>
    [AddedLater]
    public bool Nesterov { get; init; }

    /// <summary>Whether the rate multiplies the decay.</summary>
    [AddedLater]
    public DecayCoupling DecayCoupling { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | CommonTraits.LackedByDecay;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(WeightDecay) && DecayCoupling == DecayCoupling.None ? HyperparameterUnit.None : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var gradient = tensor.Gradient;
        var first = tensor.KeepFaded("FirstMoment", gradient, t.Of(Beta1));
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        if (Nesterov) first = t.Of(Beta1) * first + (1 - t.Of(Beta1)) * gradient;
        var direction = first * (Scalar.Sqrt(t.OneMinusPower(Beta2)) / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon))));
        var (rate, decay) = (t.Of(LearningRate), t.Of(WeightDecay));
        if (tensor.Shape.Length == 2 && ScaleInvariance.Tangent(tensor, direction, t.Of(Threshold)) is { } tangent) (direction, decay) = (tangent, decay * t.Of(DecayShare));
        return DecayPlacement.Factor.Apply(tensor, DecayCoupling.Of(rate, decay), rate / t.OneMinusPower(Beta1) * direction);
    }
}
