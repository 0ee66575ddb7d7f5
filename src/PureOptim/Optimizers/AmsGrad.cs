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
/// <para>Source: S. J. Reddi, S. Kale and S. Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("PyTorch"), Defaults("the paper", nameof(Beta1))]
public sealed record AmsGrad() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The bias correction of the moments.</summary>
    public AmsGradCorrection Correction { get; init => field = Argument.Defined(value); }

    /// <summary>Whether ε is added before or after a correction that comes after the maximum.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <inheritdoc/>
    public override string DisplayName => "AMSGrad";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("LargestSecondMoment", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var first = Correction == AmsGradCorrection.None ? 1 : t.OneMinusPower(Beta1);
        var second = Correction == AmsGradCorrection.BeforeMaximum ? t.OneMinusPower(Beta2) : 1;
        var root = Correction == AmsGradCorrection.AfterMaximum ? Scalar.Sqrt(t.OneMinusPower(Beta2)) : 1;
        var learningRate = t.Named(t.Of(LearningRate) * root / first, "η_t", @"\eta_t");
        var epsilon = CorrectedEpsilon<R>(t, root, EpsilonPlacement);
        coordinates.Apply<Rule<R>, Memory<R>>(new(learningRate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), second, epsilon));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(Moments<R, SecondMoment<R>> Moments, R LargestSecondMoment)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2, what the second moment has seen, and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Seen, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var after = memory.Moments.After(gradient, OneMinusBeta1, OneMinusBeta2);
            var largest = R.Max(memory.LargestSecondMoment, after.Second.Value / Seen);
            return (LearningRate * after.First / (R.Sqrt(largest) + Epsilon), new(after, largest));
        }
    }
}
