using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Grams: steps as long as Adam's, in the direction that the present gradient alone gives.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// η_t = η √(1 - β2^t) / (1 - β1^t)      ε_t = ε √(1 - β2^t)
/// θ' = θ - |η_t m' / (√v' + ε_t)| sign(g)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, 2 comparisons, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of pytorch-optimizer. PyTorch, Optax and Keras have no Grams.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Y. Cao, X. Li and Z. Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", arXiv:2412.17107, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Grams : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var rate = t.Named(t.Of(LearningRate) * correction / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon)));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>: Adam's, with another sign.</summary>
    public readonly record struct Rule<R>(Adam.Rule<R> Adam) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var (update, after) = Adam.Step(parameter, gradient, memory);
            return (R.Abs(update) * Sign.Of(gradient), after);
        }
    }
}
