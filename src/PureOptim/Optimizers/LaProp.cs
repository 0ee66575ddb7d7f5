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
    public override ImmutableArray<Slot> Slots =>
    [Slot.Zero("SecondMoment", "v"), .. KeepsLargest ? [Slot.Zero("LargestSecondMoment", "s")] : ImmutableArray<Slot>.Empty, Slot.Zero("Momentum", "m")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = t.Named(Scalar.Sqrt(t.OneMinusPower(Beta2)), "c_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? correction : 1), "ε_t", @"\epsilon_t");
        var rule = new Rule<R>(
            t.Of(LearningRate) / t.OneMinusPower(Beta1), t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), correction, Positive<R>(t.Of(RootEpsilon)), epsilon);
        if (KeepsLargest) coordinates.Apply<LargestRule<R>, LargestMemory<R>>(new(rule));
        else coordinates.Apply<Rule<R>, Memory<R>>(rule);
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R SecondMoment, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The memory of one coordinate, with the largest second moment.</summary>
    public readonly record struct LargestMemory<R>(R SecondMoment, R LargestSecondMoment, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Correction, R RootEpsilon, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var secondMoment = SecondMoment(gradient, memory.SecondMoment);
            var momentum = Momentum(gradient, memory.Momentum, secondMoment);
            return (LearningRate * momentum, new(secondMoment, momentum));
        }

        /// <summary>The second moment after a gradient.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal R SecondMoment(R gradient, R secondMoment) => secondMoment + OneMinusBeta2 * (gradient * gradient - secondMoment);

        /// <summary>The momentum after a gradient that is divided by the root of a square.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal R Momentum(R gradient, R momentum, R square) => Beta1 * momentum + OneMinusBeta1 * (Correction * gradient / (R.Sqrt(square + RootEpsilon) + Epsilon));
    }

    /// <summary>The formula with the largest second moment over the number system <typeparamref name="R"/>.</summary>
    public readonly record struct LargestRule<R>(Rule<R> Rule) : IRule<R, LargestMemory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, LargestMemory<R> Memory) Step(R parameter, R gradient, LargestMemory<R> memory)
        {
            var secondMoment = Rule.SecondMoment(gradient, memory.SecondMoment);
            var largest = R.Max(memory.LargestSecondMoment, secondMoment);
            var momentum = Rule.Momentum(gradient, memory.Momentum, largest);
            return (Rule.LearningRate * momentum, new(secondMoment, largest, momentum));
        }
    }
}
