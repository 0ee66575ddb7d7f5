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
/// <para>Source: L. Ziyin, Z. T. Wang and M. Ueda, "LaProp: Separating Momentum and Adaptivity in Adam", arXiv:2002.04839, 2020, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record LaProp() : ElementWiseAdam(learningRate: 4e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-15)
{
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
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = t.Named(Scalar.Sqrt(t.OneMinusPower(Beta2)), "c_t");
        var epsilon = CorrectedEpsilon<R>(t, correction, EpsilonPlacement);
        R centering = IsCentered ? t.Named(Scalar.IfLess(t.Of(StepsBeforeCentering), t.Number, 1, 0), "s_t") : 0;
        var scalars = new LaPropScalars<R>(
            t.Of(LearningRate) / t.OneMinusPower(Beta1), t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), correction, centering, Positive<R>(t.Of(RootEpsilon)), epsilon);
        switch (IsCentered, KeepsLargest)
        {
            case (true, true): coordinates.Apply<CenteredLaProp.LargestRule<R>, CenteredLaProp.LargestMemory<R>>(new(scalars)); break;
            case (true, false): coordinates.Apply<CenteredLaProp.Rule<R>, CenteredLaProp.Memory<R>>(new(scalars)); break;
            case (false, true): coordinates.Apply<Rule<R, LargestSecondMoment<R>>, Memory<R, LargestSecondMoment<R>>>(new(scalars)); break;
            default: coordinates.Apply<Rule<R, SecondMoment<R>>, Memory<R, SecondMoment<R>>>(new(scalars)); break;
        }
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R, TSecond>(TSecond SecondMoment, R Momentum)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(LaPropScalars<R> Scalars) : IRule<R, Memory<R, TSecond>>
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
}
