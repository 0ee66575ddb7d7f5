using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// diffGrad: Adam, whose steps are between half and all as long, the shorter the less the gradient has changed since the step before.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)        s' = max(s, v')        p' = g        η_t = η √(1 - β2^t) / (1 - β1^t)
/// ε_t = ε √(1 - β2^t)        (ε after the correction)      ε_t = ε        (before it)
/// θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(v' + ε_r) + ε_t)
/// θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(s' + ε_r) + ε_t)        (divided by the largest)
/// c_t = 2 / (1 - β2) - 1        ρ_t = c_t - 2 t β2^t / (1 - β2^t)        τ_t = max(τ, 4)        (rectified)
/// r_t = √((ρ_t - 4) (ρ_t - 2) c_t / ((c_t - 4) (c_t - 2) ρ_t))        s_t = (τ_t &lt; ρ_t ? 1 : 0)        (rectified)
/// η_t = η / (1 - β1^t) (τ_t &lt; ρ_t ? √(1 - β2^t) r_t : 1)        (momentum first)
/// η_t = η / (1 - β1^t) (τ_t &lt; ρ_t ? √(1 - β2^t) r_t : 0)        (nothing first)
/// ε_t = (τ_t &lt; ρ_t ? ε √(1 - β2^t) : 1)        (rectified, ε after the correction)      ε_t = (τ_t &lt; ρ_t ? ε : 1)        (before it)
/// θ' = θ - η_t m' / (1 + s_t exp(-|p - p'|)) / (s_t √(v' + ε_r) + ε_t)        (rectified)
/// θ' = θ - η_t m' / (1 + s_t exp(-|p - p'|)) / (s_t √(s' + ε_r) + ε_t)        (rectified, divided by the largest)
/// </code>
/// where t counts steps from 1; p is 0 before the first. It is rectified as <see cref="RAdam"/> is.
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums, an exponential, a root and two quotients a coordinate, and keeps three numbers for it: the moments and the gradient of the step before; the largest second moment, too, where it divides.</para>
/// <para>
/// Defaults are those of the authors' code, which adds ε before the correction; the paper adds it after. pytorch-optimizer adds 1e-15 inside the root, and has the rectified form, as others have it. The exponential is of a gradient, so that
/// there are no units in which nothing changes. PyTorch, Optax and Keras have no diffGrad.
/// </para>
/// <para>
/// Source: S. R. Dubey et al., "diffGrad: An Optimization Method for Convolutional Neural Networks", IEEE Transactions on Neural Networks and Learning Systems 31,
/// 2020, algorithm 1.
/// </para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record DiffGrad() : ElementWiseAmsAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.BeforeCorrection;

    /// <summary>The steps until the second moment has seen enough gradients.</summary>
    [AddedLater]
    public FirstSteps FirstSteps { get; init => field = Argument.Defined(value); }

    /// <summary>The ρ_t above which the second moment has seen enough, at least 0, without unit. One below 4 is 4, below which r_t is no real number.</summary>
    [AddedLater]
    [Hyperparameter("τ", @"\tau", Bounds.NonNegative, Source = "pytorch-optimizer")]
    public Schedule Threshold { get; init => field = Checked(value); } = 5;

    /// <inheritdoc/>
    public override string DisplayName => "diffGrad";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. SecondMoment.Slots(KeepsLargest), Slot.Zero("Previous", "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <summary>None: gradients in other units have other exponentials.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => null;

    /// <inheritdoc/>
    private protected override void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, share, epsilon) = FirstSteps == FirstSteps.AsLater ? AsLater<R>(t) : Rectification.Of(
            t, Beta2, t.Of(Threshold), t.Of(LearningRate) / t.OneMinusPower(Beta1), early: FirstSteps == FirstSteps.Momentum ? 1 : 0,
            Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? Seen(t).Root : 1));
        coordinates.Apply<Rule<R, TSecond>, Memory<R, TSecond>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), share, Positive<R>(t.Of(RootEpsilon)), epsilon));
    }

    private (Scalar LearningRate, Scalar Share, Scalar Epsilon) AsLater<R>(StepContext t)
        where R : struct, IReal<R>
    {
        var (rate, epsilon) = Corrected<R>(t, EpsilonPlacement);
        return (rate, 1, epsilon);
    }

    /// <summary>The memory of one coordinate: the moments, and the gradient of the step before.</summary>
    public readonly record struct Memory<R, TSecond>(Moments<R, TSecond> Moments, R Previous)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step; Share is s_t, or 1 where nothing is rectified.</summary>
    public readonly record struct Rule<R, TSecond>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Share, R RootEpsilon, R Epsilon) : IRule<R, Memory<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R, TSecond> Memory) Step(R parameter, R gradient, Memory<R, TSecond> memory)
        {
            var after = memory.Moments.After(gradient, OneMinusBeta1, OneMinusBeta2);
            var share = 1 + Share * R.Exp(-R.Abs(memory.Previous - gradient));
            return (LearningRate * after.First / share / (Share * R.Sqrt(after.Second.Divisor + RootEpsilon) + Epsilon), new(after, gradient));
        }
    }
}
