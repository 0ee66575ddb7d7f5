using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AMSGrad: Adam, whose divisor is the largest that there was.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// s' = max(s, v')        η_t = η        ε_t = ε        (no correction)
/// s' = max(s, v')        η_t = η √(1 - β2^t) / (1 - β1^t)        ε_t = ε √(1 - β2^t)        (after the maximum)
/// s' = max(s, v' / (1 - β2^t))        η_t = η / (1 - β1^t)        ε_t = ε        (before it)
/// θ' = θ - η_t m' / (√s' + ε_t)
/// </code>
/// where t counts steps from 1. With ε before a correction that comes after the maximum, ε_t = ε.
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums, a maximum, a root and two quotients a coordinate, and keeps three numbers for it: the moments, and the largest second moment.</para>
/// <para>
/// The paper corrects nothing and gives no rate and no ε: the defaults are PyTorch's (<c>amsgrad</c> of Adam), whose correction comes after the maximum, as Keras',
/// which has ε = 1e-7 before it. Optax corrects before the maximum: <see cref="Correction"/>.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: S. J. Reddi, S. Kale and S. Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AmsGrad : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "PyTorch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The bias correction of the moments.</summary>
    public AmsGradCorrection Correction { get; init => field = Argument.Defined(value); }

    /// <summary>Whether ε is added before or after a correction that comes after the maximum.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <inheritdoc/>
    public override string DisplayName => "AMSGrad";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("LargestSecondMoment", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var first = Correction == AmsGradCorrection.None ? 1 : t.OneMinusPower(Beta1);
        var second = Correction == AmsGradCorrection.BeforeMaximum ? t.OneMinusPower(Beta2) : 1;
        var root = Correction == AmsGradCorrection.AfterMaximum ? Scalar.Sqrt(t.OneMinusPower(Beta2)) : 1;
        var learningRate = t.Named(t.Of(LearningRate) * root / first, "η_t", @"\eta_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? root : 1), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R>, Memory<R>>(new(learningRate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), second, epsilon));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FirstMoment, R SecondMoment, R LargestSecondMoment)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2, what the second moment has seen, and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Seen, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var secondMoment = memory.SecondMoment + OneMinusBeta2 * (gradient * gradient - memory.SecondMoment);
            var largest = R.Max(memory.LargestSecondMoment, secondMoment / Seen);
            return (LearningRate * firstMoment / (R.Sqrt(largest) + Epsilon), new(firstMoment, secondMoment, largest));
        }
    }
}
