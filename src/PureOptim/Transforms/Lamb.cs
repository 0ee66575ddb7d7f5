using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// LAMB: Adam's direction with decoupled decay, for each tensor as long as its parameters.
/// <code>
/// u = m̂ / (√v̂ + ε) + λ θ
/// r = ‖θ‖ / ‖u‖        (1 where either norm is 0)
/// θ' = θ - η r u
/// </code>
/// where m̂ and v̂ are the corrected moments of <see cref="Adam"/>: <see cref="TrustRatio"/> around <see cref="DecoupledDecay"/> around Adam at a rate
/// of 1. With the correction of the rate alone (<see cref="LambCorrection.Rate"/>):
/// <code>
/// θ₁ = (1 - η λ) θ      u = m' / (√v' + ε)
/// r = min(‖θ₁‖, L) / (‖u‖ + ε)        (1 where either norm is 0)
/// θ' = θ₁ - η / (1 - β1^t) r u
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 15 products and sums, a root and a quotient a coordinate, two of these sums being norms of the tensor, and keeps two numbers for each: the moments.</para>
/// <para>
/// Defaults of the moments are those of the paper, Optax (ε = 1e-6, λ = 0, no rate) and Keras (ε = 1e-7, η = 0.001); the paper decays with λ = 0.01. Keras
/// takes its decay off before, outside the ratio. pytorch-optimizer corrects the rate for the first moment alone (<see cref="Correction"/>) and bounds ‖θ‖ by L = 10.
/// </para>
/// <para>Source: Y. You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", ICLR 2020, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Layerwise)]
public sealed record Lamb : Composition
{
    /// <summary>The learning rate η, at least 0, without unit: the share of a tensor's length that a step moves it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "Keras", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units, added after the correction: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0
    /// in the precision of the run is the smallest positive number of that precision instead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <summary>The decay λ inside the ratio, at least 0, over parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "Optax")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the moments are corrected for their start, or only the rate for that of the first.</summary>
    [AddedLater]
    public LambCorrection Correction { get; init => field = Argument.Defined(value); }

    /// <summary>L, above 0, in parameter units: the length that parameters are taken to have at most, where only the rate is corrected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 or not finite.</exception>
    [AddedLater]
    [Hyperparameter("L", "L", Bounds.Positive, Parameter = 1, Source = "pytorch-optimizer")]
    public Schedule LargestSize { get; init => field = Checked(value); } = 10;

    /// <inheritdoc/>
    public override string DisplayName => "LAMB";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd;

    /// <summary>The rate has no unit that holds for all: of a tensor of zeros it multiplies Adam's step at a rate of 1, which is a length.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected override IOptimizer Body => Correction == LambCorrection.Rate ? new RateCorrected(this) : new TrustRatio(
        new DecoupledDecay(
            new Adam { LearningRate = 1, Beta1 = Beta1, Beta2 = Beta2, Epsilon = Epsilon, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            WeightDecay))
    {
        LearningRate = LearningRate,
    };

    /// <summary>LAMB with moments as they are.</summary>
    private sealed record RateCorrected(Lamb Lamb) : TensorWise
    {
        /// <inheritdoc/>
        public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

        /// <inheritdoc/>
        protected internal override Scope Scope => Scope.Tensor;

        /// <inheritdoc/>
        protected internal override Vector Step(TensorStep tensor, StepContext t)
        {
            var (gradient, rate, beta1, beta2) = (tensor.Gradient, t.Of(Lamb.LearningRate), t.Of(Lamb.Beta1), t.Of(Lamb.Beta2));
            var first = tensor.Keep("FirstMoment", beta1 * tensor["FirstMoment"] + (1 - beta1) * gradient);
            var second = tensor.Keep("SecondMoment", beta2 * tensor["SecondMoment"] + (1 - beta2) * (gradient * gradient));
            var epsilon = tensor.Positive(t.Of(Lamb.Epsilon));
            var update = first / (Vector.Sqrt(second) + epsilon);
            var decay = rate * t.Of(Lamb.WeightDecay);
            var (size, length) = (Scalar.Min(((1 - decay) * tensor.Parameter).Norm(), t.Of(Lamb.LargestSize)), update.Norm());
            var ratio = Divisors.Ratio(size, length, size / (length + epsilon));
            return DecayPlacement.Factor.Apply(tensor, decay, rate / t.OneMinusPower(Lamb.Beta1) * ratio * update);
        }
    }
}
