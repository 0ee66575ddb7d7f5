using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Ano: steps in the direction of the sign of a momentum, as long as the present gradient, over the root of a running measure of squares as Yogi's.
/// <code>
/// m' = β1 m + (1 - β1) g        v' = max(β2 v + (1 - β2) sign(g² - v) g², 0)
/// η_t = η √(1 - β2^t)        ε_t = ε √(1 - β2^t)
/// θ' = θ - η_t |g| sign(m') / (√v' + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, five comparisons, a root and a quotient a coordinate, and keeps two numbers for it: both averages.</para>
/// <para>
/// Defaults are those of pytorch-optimizer. The maximum takes part where β2 is below 1/2 alone: there v would fall below 0. pytorch-optimizer's option <c>logarithmic_schedule</c> is a schedule of β1. PyTorch, Optax and Keras have no Ano.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Kegreisz, "Ano: Faster is Better in Noisy Landscape", arXiv:2508.18258, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Ano : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The decay β1 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.92;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.99;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var (rate, epsilon) = (t.Named(t.Of(LearningRate) * correction, "η_t", @"\eta_t"), t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t"));
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(rate, t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Epsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var square = gradient * gradient;
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var secondMoment = R.Max(Beta2 * memory.SecondMoment + OneMinusBeta2 * Sign.Of(square - memory.SecondMoment) * square, 0);
            return (LearningRate * R.Abs(gradient) * Sign.Of(firstMoment) / (R.Sqrt(secondMoment) + Epsilon), new(firstMoment, secondMoment));
        }
    }
}
