using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// LaProp: momentum over gradients that are each divided by the root of a running average of their squares when they come.
/// <code>
/// v' = v + (1 - β2) (g² - v)        s' = max(s, v')        c_t = √(1 - β2^t)
/// ε_t = ε c_t        (ε after the correction)      ε_t = ε        (before it)
/// m' = β1 m + (1 - β1) (c_t g / (√(v' + ε_r) + ε_t))
/// m' = β1 m + (1 - β1) (c_t g / (√(s' + ε_r) + ε_t))        (divided by the largest)
/// θ' = θ - η / (1 - β1^t) m'
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the momentum and the second moment; the largest of these, too, where it divides.</para>
/// <para>
/// Defaults are the paper's. pytorch-optimizer adds 1e-15 inside the root, ε before the correction, and takes its decay off the parameters after the step, not before; its options <c>centered</c> and <c>cautious</c> are not offered. It rounds
/// 1 / (1 - β1^t) to float32. PyTorch, Optax and Keras have no LaProp.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: L. Ziyin, Z. T. Wang and M. Ueda, "LaProp: Separating Momentum and Adaptivity in Adam", arXiv:2002.04839, 2020, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record LaProp : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 4e-4;

    /// <summary>The decay β1 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-15;

    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.AfterCorrection;

    /// <summary>Whether the divisor is of the largest second moment that there was; else of the present one.</summary>
    public bool KeepsLargest { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [.. SecondMoment.Slots(KeepsLargest), Slot.Zero("Momentum", "m")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        if (KeepsLargest) Sweep<R, LargestSecondMoment<R>>(coordinates, t);
        else Sweep<R, SecondMoment<R>>(coordinates, t);
    }

    private void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        var correction = t.Named(Scalar.Sqrt(t.OneMinusPower(Beta2)), "c_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? correction : 1), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R, TSecond>, Memory<R, TSecond>>(new(
            t.Of(LearningRate) / t.OneMinusPower(Beta1), t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), correction, Positive<R>(t.Of(RootEpsilon)), epsilon));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R, TSecond>(TSecond SecondMoment, R Momentum)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Correction, R RootEpsilon, R Epsilon) : IRule<R, Memory<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R, TSecond> Memory) Step(R parameter, R gradient, Memory<R, TSecond> memory)
        {
            var second = memory.SecondMoment.After(gradient, OneMinusBeta2);
            var momentum = Beta1 * memory.Momentum + OneMinusBeta1 * (Correction * gradient / (R.Sqrt(second.Divisor + RootEpsilon) + Epsilon));
            return (LearningRate * momentum, new(second, momentum));
        }
    }
}
