using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adamax: Adam with the largest of its fading gradients in place of the root of their mean square.
/// <code>
/// m' = m + (1 - β1) (g - m)        η_t = η / (1 - β1^t)
/// u' = max(β2 u, |g| + ε)        θ' = θ - η_t m' / u'        (ε in the maximum)
/// u' = max(β2 u, |g|)            θ' = θ - η_t m' / (u' + ε)        (after it)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 7 products and sums, a maximum and a quotient a coordinate, and keeps two numbers for it: the first moment and the largest gradient.</para>
/// <para>
/// Defaults are the paper's, which has no ε: it is PyTorch's and Optax's, 1e-8 in the maximum. Keras adds 1e-7 after it, and has η = 0.001
/// (<see cref="IsEpsilonInMaximum"/>). With a decay in its step it is Optax's <c>adamaxw</c>: <see cref="DecoupledDecay"/>.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Adamax : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the first step moves each coordinate by about this much.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.002;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the largest gradient, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "PyTorch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>Whether ε is added to a gradient before the maximum is taken; else after.</summary>
    public bool IsEpsilonInMaximum { get; init; } = true;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("LargestGradient", "u")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var learningRate = t.Named(t.Of(LearningRate) / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var epsilon = Positive<R>(t.Of(Epsilon));
        coordinates.Apply<Rule<R>, Memory<R>>(new(
            learningRate, 1 - t.Of(Beta1), t.Of(Beta2), IsEpsilonInMaximum ? epsilon : 0, IsEpsilonInMaximum ? 0 : epsilon));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FirstMoment, R LargestGradient)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R Beta2, R EpsilonInside, R EpsilonOutside) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var largest = R.Max(Beta2 * memory.LargestGradient, R.Abs(gradient) + EpsilonInside);
            return (LearningRate * firstMoment / (largest + EpsilonOutside), new(firstMoment, largest));
        }
    }
}
