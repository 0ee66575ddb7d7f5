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
/// <para>Source: Y. Cao, X. Li and Z. Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", arXiv:2412.17107, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("pytorch-optimizer")]
public sealed record Grams() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-6)
{
    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, epsilon) = Corrected<R>(t);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon)));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>: Adam's, with another sign.</summary>
    public readonly record struct Rule<R>(Adam.Rule<R> Adam) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var (update, after) = Adam.Step(parameter, gradient, memory);
            return (R.Abs(update) * Sign.Of(gradient), after);
        }
    }
}
