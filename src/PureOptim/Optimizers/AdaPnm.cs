using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaPNM: positive-negative momentum, divided by the root of the largest that an average of squared gradients has been.
/// <code>
/// m' = β1² n + (1 - β1²) g        n' = m        v' = v + (1 - β2) (g² - v)        s' = max(s, v')
/// η_t = η √(1 - β2^t) / ((1 - β1^t) √((1 + β0)² + β0²))        ε_t = ε        (ε before the correction)        ε_t = ε √(1 - β2^t)        (after it)
/// θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(s' + ε_r) + ε_t)
/// θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(v' + ε_r) + ε_t)        (without the maximum)
/// </code>
/// where t counts steps from 1, and β1² is the decay of each average.
/// </summary>
/// <remarks>
/// <para>A step costs 14 products and sums, a maximum, a root and a quotient a coordinate, and keeps four numbers for it: both averages, the second moment and its largest; without the maximum three.</para>
/// <para>
/// Defaults are those of the authors' code. pytorch-optimizer adds 1e-15 inside the root, and ε before the correction; its <c>betas</c> are (β1, β2, β0). The correction of the first moment is that of the paper: each
/// average holds half as many gradients. PyTorch, Optax and Keras have no AdaPNM.
/// </para>
/// <para>Source: Z. Xie, L. Yuan, Z. Zhu and M. Sugiyama, "Positive-Negative Momentum: Manipulating Stochastic Gradient Noise to Improve Generalization", ICML 2021.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record AdaPnm() : ElementWiseAmsAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, keepsLargest: true)
{
    /// <summary>The weight β0 of the older average, at least 0, without unit.</summary>
    [Hyperparameter("β0", @"\beta_0", Bounds.NonNegative, Source = "the authors")]
    public Schedule Beta0 { get; init => field = Checked(value); } = 1;

    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <inheritdoc/>
    public override string DisplayName => "AdaPNM";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Newer", "m"), Slot.Zero("Older", "n"), .. SecondMoment.Slots(KeepsLargest)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    private protected override void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
    {
        var (decay, beta0, correction) = (PnmAverages.Decay(t.Of(Beta1)), t.Of(Beta0), Scalar.Sqrt(t.OneMinusPower(Beta2)));
        var rate = t.Named(t.Of(LearningRate) * correction / (t.OneMinusPower(Beta1) * PnmAverages.Norm(beta0)), "η_t", @"\eta_t");
        var epsilon = CorrectedEpsilon<R>(t, correction, EpsilonPlacement);
        coordinates.Apply<Rule<R, TSecond>, Memory<R, TSecond>>(new(rate, decay, 1 - decay, 1 - t.Of(Beta2), 1 + beta0, beta0, Positive<R>(t.Of(RootEpsilon)), epsilon));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R, TSecond>(PnmAverages<R> Averages, TSecond SecondMoment)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(R LearningRate, R Decay, R OneMinusDecay, R OneMinusBeta2, R Positive, R Negative, R RootEpsilon, R Epsilon) : IRule<R, Memory<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R, TSecond> Memory) Step(R parameter, R gradient, Memory<R, TSecond> memory)
        {
            var averages = memory.Averages.After(gradient, Decay, OneMinusDecay);
            var second = memory.SecondMoment.After(gradient, OneMinusBeta2);
            return (LearningRate * averages.Direction(Positive, Negative) / (R.Sqrt(second.Divisor + RootEpsilon) + Epsilon), new(averages, second));
        }
    }
}
