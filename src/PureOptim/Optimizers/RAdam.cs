using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// RAdam: Adam that trusts its second moment as far as it has seen gradients: momentum alone at first, afterwards Adam's steps times a factor that grows to 1.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// c_t = 2 / (1 - β2) - 1        ρ_t = c_t - 2 t β2^t / (1 - β2^t)        τ_t = max(τ, 4)
/// r_t = √((ρ_t - 4) (ρ_t - 2) c_t / ((c_t - 4) (c_t - 2) ρ_t))
/// η_t = η / (1 - β1^t) (τ_t &lt; ρ_t ? √(1 - β2^t) r_t : 1)
/// s_t = (τ_t &lt; ρ_t ? 1 : 0)
/// ε_t = (τ_t &lt; ρ_t ? ε : 1)        (before the correction)      ε_t = (τ_t &lt; ρ_t ? ε √(1 - β2^t) : 1)        (after it)
/// θ' = θ - η_t m' / (s_t √v' + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// The threshold is 4 in the paper, which has no rate and no ε of its own: those are PyTorch's, which adds ε before the correction and has a threshold of 5. Optax adds it after
/// the correction, and takes a ρ_t that is its threshold of 5 exactly as above it. TorchSharp multiplies by the rate twice where ρ_t is above the threshold: a bug.
/// </para>
/// <para>Source: L. Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", ICLR 2020, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("PyTorch")]
public sealed record RAdam() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The ρ_t above which steps are Adam's, at least 0, without unit. One below 4 is 4, below which r_t is no real number.</summary>
    [Hyperparameter("τ", @"\tau", Bounds.NonNegative, Source = "the paper")]
    public Schedule Threshold { get; init => field = Checked(value); } = 4;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.Descending;

    /// <summary>None of the rate, which multiplies a gradient in some steps and a plain number in others.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var epsilon = Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? Seen(t).Root : 1);
        // Without the second moment the divisor is 0 √v' + 1.
        var (rate, share, divisor) = Rectification.Of(t, Beta2, t.Of(Threshold), t.Of(LearningRate) / t.OneMinusPower(Beta1), early: 1, epsilon);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), share, divisor));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2, s_t and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Share, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return (LearningRate * after.First / (Share * R.Sqrt(after.Second.Value) + Epsilon), after);
        }
    }
}
