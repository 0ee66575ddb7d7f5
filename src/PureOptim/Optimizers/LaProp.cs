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
/// μ' = μ + (1 - β2) (g - μ)        s_t = (T &lt; t ? 1 : 0)        (centered)
/// m' = β1 m + (1 - β1) (c_t g / (√(max(v' - s_t μ'², 0) + ε_r) + ε_t))        (centered)
/// s' = max(s, max(v' - s_t μ'², 0))        (centered, divided by the largest)
/// θ' = θ - η / (1 - β1^t) m'
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the momentum and the second moment; the largest of these, too, where it divides, and the average of gradients, where it is centered.</para>
/// <para>
/// Defaults are the paper's. pytorch-optimizer adds 1e-15 inside the root, ε before the correction, and takes its decay off the parameters after the step, not before; its option <c>cautious</c> is <see cref="Cautious"/>. It rounds
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

    /// <summary>Whether the divisor is of the variance of gradients, v less the square of an average of them, after the first steps.</summary>
    [AddedLater]
    public bool IsCentered { get; init; }

    /// <summary>T, the number of steps before a divisor is centered, at least 0.</summary>
    [AddedLater]
    [Hyperparameter("T", "T", Bounds.NonNegative, Source = "the authors")]
    public Schedule StepsBeforeCentering { get; init => field = Checked(value); } = 10;

    /// <summary>Whether the divisor is of the largest second moment that there was; else of the present one. Where it is centered, of the largest variance.</summary>
    public bool KeepsLargest { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("SecondMoment", "v"),
        .. IsCentered ? [Slot.Zero("Mean", "μ", @"\mu")] : ImmutableArray<Slot>.Empty,
        .. SecondMoment.Slots(KeepsLargest).RemoveAt(0),
        Slot.Zero("Momentum", "m"),
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
        var correction = t.Named(Scalar.Sqrt(t.OneMinusPower(Beta2)), "c_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? correction : 1), "ε_t", @"\epsilon_t");
        R centering = IsCentered ? t.Named(Scalar.IfLess(t.Of(StepsBeforeCentering), t.Number, 1, 0), "s_t") : 0;
        var scalars = new Scalars<R>(
            t.Of(LearningRate) / t.OneMinusPower(Beta1), t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), correction, centering, Positive<R>(t.Of(RootEpsilon)), epsilon);
        switch (IsCentered, KeepsLargest)
        {
            case (true, true): coordinates.Apply<LargestCenteredRule<R>, LargestCenteredMemory<R>>(new(scalars)); break;
            case (true, false): coordinates.Apply<CenteredRule<R>, CenteredMemory<R>>(new(scalars)); break;
            case (false, true): coordinates.Apply<Rule<R, LargestSecondMoment<R>>, Memory<R, LargestSecondMoment<R>>>(new(scalars)); break;
            default: coordinates.Apply<Rule<R, SecondMoment<R>>, Memory<R, SecondMoment<R>>>(new(scalars)); break;
        }
    }

    /// <summary>The scalars of one step: η / (1 - β1^t), β1, 1 - β1, 1 - β2, c_t, s_t, ε_r and ε_t.</summary>
    public readonly record struct Scalars<R>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Correction, R Centering, R RootEpsilon, R Epsilon)
        where R : struct, IReal<R>
    {
        /// <summary>The momentum after a gradient, which is divided by the root of a square.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal R Momentum(R momentum, R gradient, R square) => Beta1 * momentum + OneMinusBeta1 * (Correction * gradient / (R.Sqrt(square + RootEpsilon) + Epsilon));

        /// <summary>The second moment and the mean after a gradient, and the variance, which rounding may bring below 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal (R SecondMoment, R Mean, R Variance) After(R gradient, R secondMoment, R mean)
        {
            secondMoment += OneMinusBeta2 * (gradient * gradient - secondMoment);
            mean += OneMinusBeta2 * (gradient - mean);
            return (secondMoment, mean, R.Max(secondMoment - Centering * (mean * mean), 0));
        }
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R, TSecond>(TSecond SecondMoment, R Momentum)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;

    /// <summary>The memory of one coordinate whose divisor is centered.</summary>
    public readonly record struct CenteredMemory<R>(R SecondMoment, R Mean, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The memory of one coordinate whose divisor is the largest centered one.</summary>
    public readonly record struct LargestCenteredMemory<R>(R SecondMoment, R Mean, R Largest, R Momentum)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(Scalars<R> Scalars) : IRule<R, Memory<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R, TSecond> Memory) Step(R parameter, R gradient, Memory<R, TSecond> memory)
        {
            var second = memory.SecondMoment.After(gradient, Scalars.OneMinusBeta2);
            var momentum = Scalars.Momentum(memory.Momentum, gradient, second.Divisor);
            return (Scalars.LearningRate * momentum, new(second, momentum));
        }
    }

    /// <summary>The formula with a centered divisor.</summary>
    /// <inheritdoc cref="Rule{R, TSecond}"/>
    public readonly record struct CenteredRule<R>(Scalars<R> Scalars) : IRule<R, CenteredMemory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, CenteredMemory<R> Memory) Step(R parameter, R gradient, CenteredMemory<R> memory)
        {
            var (second, mean, variance) = Scalars.After(gradient, memory.SecondMoment, memory.Mean);
            var momentum = Scalars.Momentum(memory.Momentum, gradient, variance);
            return (Scalars.LearningRate * momentum, new(second, mean, momentum));
        }
    }

    /// <summary>The formula with the largest centered divisor that there was.</summary>
    /// <inheritdoc cref="Rule{R, TSecond}"/>
    public readonly record struct LargestCenteredRule<R>(Scalars<R> Scalars) : IRule<R, LargestCenteredMemory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, LargestCenteredMemory<R> Memory) Step(R parameter, R gradient, LargestCenteredMemory<R> memory)
        {
            var (second, mean, variance) = Scalars.After(gradient, memory.SecondMoment, memory.Mean);
            var largest = R.Max(memory.Largest, variance);
            var momentum = Scalars.Momentum(memory.Momentum, gradient, largest);
            return (Scalars.LearningRate * momentum, new(second, mean, largest, momentum));
        }
    }
}
