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
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 14 products and sums, a maximum, a root and a quotient a coordinate, and keeps four numbers for it: both averages, the second moment and its largest; without the maximum three.</para>
/// <para>
/// Defaults are those of the authors' code. pytorch-optimizer adds 1e-15 inside the root, and ε before the correction; its <c>betas</c> are (β1, β2, β0). The correction of the first moment is that of the paper: each
/// average holds half as many gradients. PyTorch, Optax and Keras have no AdaPNM.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>
/// Source: Z. Xie, L. Yuan, Z. Zhu and M. Sugiyama, "Positive-Negative Momentum: Manipulating Stochastic Gradient Noise to Improve Generalization", ICML 2021.
/// </para>
/// </remarks>
public sealed record AdaPnm : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>β1, whose square is the decay of each average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The weight β0 of the older average, at least 0, without unit.</summary>
    [Hyperparameter("β0", @"\beta_0", Bounds.NonNegative, Source = "the authors")]
    public Schedule Beta0 { get; init => field = Checked(value); } = 1;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <summary>Whether the divisor is the largest second moment that there was; else the present one.</summary>
    public bool KeepsLargest { get; init; } = true;

    /// <inheritdoc/>
    public override string DisplayName => "AdaPNM";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("Newer", "m"), Slot.Zero("Older", "n"), Slot.Zero("SecondMoment", "v"), .. KeepsLargest ? [Slot.Zero("LargestSecondMoment", "s")] : ImmutableArray<Slot>.Empty,
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (beta1, beta0, correction) = (t.Of(Beta1), t.Of(Beta0), Scalar.Sqrt(t.OneMinusPower(Beta2)));
        var decay = beta1 * beta1;
        var rate = t.Named(t.Of(LearningRate) * correction / (t.OneMinusPower(Beta1) * Pnm.Norm(beta0)), "η_t", @"\eta_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? correction : 1), "ε_t", @"\epsilon_t");
        var rule = new Rule<R>(rate, decay, 1 - decay, 1 - t.Of(Beta2), 1 + beta0, beta0, Positive<R>(t.Of(RootEpsilon)), epsilon);
        if (KeepsLargest) coordinates.Apply<LargestRule<R>, LargestMemory<R>>(new(rule));
        else coordinates.Apply<Rule<R>, Memory<R>>(rule);
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(Pnm.Memory<R> Averages, R SecondMoment)
        where R : struct, IReal<R>;

    /// <summary>The memory of one coordinate, with the largest second moment.</summary>
    public readonly record struct LargestMemory<R>(Memory<R> Moments, R LargestSecondMoment)
        where R : struct, IReal<R>;

    /// <summary>The formula without the maximum over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Decay, R OneMinusDecay, R OneMinusBeta2, R Positive, R Negative, R RootEpsilon, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var after = After(gradient, memory);
            return (Update(after.Averages, after.SecondMoment), after);
        }

        /// <summary>The averages and the second moment after a gradient.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Memory<R> After(R gradient, Memory<R> memory) => new(
            memory.Averages.After(gradient, Decay, OneMinusDecay), memory.SecondMoment + OneMinusBeta2 * (gradient * gradient - memory.SecondMoment));

        /// <summary>The update of averages that are divided by the root of a square.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal R Update(Pnm.Memory<R> averages, R square) => LearningRate * averages.Direction(Positive, Negative) / (R.Sqrt(square + RootEpsilon) + Epsilon);
    }

    /// <summary>The formula with the maximum over the number system <typeparamref name="R"/>.</summary>
    public readonly record struct LargestRule<R>(Rule<R> Rule) : IRule<R, LargestMemory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, LargestMemory<R> Memory) Step(R parameter, R gradient, LargestMemory<R> memory)
        {
            var after = Rule.After(gradient, memory.Moments);
            var largest = R.Max(memory.LargestSecondMoment, after.SecondMoment);
            return (Rule.Update(after.Averages, largest), new(after, largest));
        }
    }
}
