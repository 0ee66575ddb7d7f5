using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdamW: Adam, with a decay of the parameters that does not go through its moments.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// η_t = η √(1 - β2^t) / (1 - β1^t)
/// ε_t = ε √(1 - β2^t)        (ε after the correction)      ε_t = ε        (before it)
/// λ_t = η λ        (decay times the rate)      λ_t = λ        (by itself)
/// θ' = (1 - λ_t) θ - η_t m' / (√v' + ε_t)        (decay as a factor)
/// θ' = θ - λ_t θ - η_t m' / (√v' + ε_t)        (subtracted)
/// θ' = θ - (η_t m' / (√v' + ε_t) + λ_t θ)        (in the update)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are PyTorch's. Optax decays by 1e-4 in the update; Keras by 0.004, subtracted, with ε = 1e-7 before the correction; burn by 1e-4 as
/// PyTorch does, with ε = 1e-5. Every one of them multiplies the decay by the learning rate; the paper multiplies it by the factor of the
/// schedule only: <see cref="DecayCoupling"/>. A decay below half an ulp of 1, as 1e-8 is in float, is lost in the factor and takes nothing away.
/// </para>
/// <para>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("PyTorch")]
public sealed record AdamW() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <summary>The weight decay λ, at least 0: without unit where it stands by itself, in 1 / parameter units where the learning rate multiplies it.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "PyTorch")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <summary>The position of the decay in the formula.</summary>
    public DecayPlacement DecayPlacement { get; init => field = Argument.Defined(value); }

    /// <summary>Whether the learning rate multiplies the decay.</summary>
    public DecayCoupling DecayCoupling { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | CommonTraits.LackedByDecay;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(WeightDecay) && DecayCoupling == DecayCoupling.None ? HyperparameterUnit.None : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, epsilon) = Corrected<R>(t, EpsilonPlacement);
        var decay = t.Named(DecayCoupling.Of(t.Of(LearningRate), t.Of(WeightDecay)), "λ_t", @"\lambda_t");
        var adam = new Adam.Rule<R>(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon);
        coordinates.Place<Rule<R>, Moments<R, SecondMoment<R>>>(new(adam, DecayPlacement, DecayPlacement.Of(decay)));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>: Adam's, and where the decay stands, which is λ_t, or 1 - λ_t as a factor.</summary>
    public readonly record struct Rule<R>(Adam.Rule<R> Adam, DecayPlacement Placement, R Decay) : IPlacingRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, Moments<R, SecondMoment<R>> Memory) Place(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var (update, after) = Adam.Step(parameter, gradient, memory);
            return (Placement.Apply(parameter, Decay, update), after);
        }
    }
}
