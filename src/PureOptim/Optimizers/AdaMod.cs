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
/// <para>Source: J. Ding, X. Ren, R. Luo and X. Sun, "An Adaptive and Momental Bound Method for Stochastic Learning", arXiv:1910.12249, 2019, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record AdaMod() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The decay β3 of the average of rates, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.999;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("Rates", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = CorrectedRate(t);
        coordinates.Apply<Rule<R>, Memory<R>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), t.Of(Beta3), 1 - t.Of(Beta3), Positive<R>(t.Of(Epsilon))));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(Moments<R, SecondMoment<R>> Moments, R Rates)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Beta3, R OneMinusBeta3, R Epsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var after = memory.Moments.After(gradient, OneMinusBeta1, OneMinusBeta2);
            var rate = LearningRate / (R.Sqrt(after.Second.Value) + Epsilon);
            var rates = Beta3 * memory.Rates + OneMinusBeta3 * rate;
            // A rate may be infinite where there has been no gradient.
            return (R.IfLess(0, R.Abs(after.First), R.Min(rate, rates) * after.First, after.First), new(after, rates));
        }
    }
}
