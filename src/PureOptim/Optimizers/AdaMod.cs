using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaMod: Adam, whose rate for each coordinate is at most a running average of what it has been.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)        η_t = η √(1 - β2^t) / (1 - β1^t)
/// s' = β3 s + (1 - β3) (η_t / (√v' + ε))
/// θ' = θ - (0 &lt; |m'| ? min(η_t / (√v' + ε), s') m' : m')
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums, a minimum, a comparison, a root and a quotient a coordinate, and keeps three numbers for it: the moments and the average of rates.</para>
/// <para>
/// Defaults are those of the authors' code, which adds ε before the correction and bounds the rate with the correction of both moments; the average begins at 0, so that first steps are short.
/// pytorch-optimizer has β2 = 0.99 and β3 = 0.9999. PyTorch, Optax and Keras have no AdaMod.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Ding, X. Ren, R. Luo and X. Sun, "An Adaptive and Momental Bound Method for Stochastic Learning", arXiv:1910.12249, 2019, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdaMod : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The decay β3 of the average of rates, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("Rates", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = t.Named(t.Of(LearningRate) * Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        coordinates.Apply<Rule<R>, Memory<R>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), t.Of(Beta3), 1 - t.Of(Beta3), Positive<R>(t.Of(Epsilon))));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FirstMoment, R SecondMoment, R Rates)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Beta3, R OneMinusBeta3, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var secondMoment = memory.SecondMoment + OneMinusBeta2 * (gradient * gradient - memory.SecondMoment);
            var rate = LearningRate / (R.Sqrt(secondMoment) + Epsilon);
            var rates = Beta3 * memory.Rates + OneMinusBeta3 * rate;
            // A rate may be infinite where there has been no gradient.
            return (R.IfLess(0, R.Abs(firstMoment), R.Min(rate, rates) * firstMoment, firstMoment), new(firstMoment, secondMoment, rates));
        }
    }
}
