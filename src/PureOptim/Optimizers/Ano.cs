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
/// <para>Source: A. Kegreisz, "Ano: Faster is Better in Noisy Landscape", arXiv:2508.18258, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("pytorch-optimizer")]
public sealed record Ano() : ElementWiseAdam(learningRate: 1e-4, beta1: 0.92, beta2: 0.99, epsilon: 1e-8)
{
    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var (rate, epsilon) = (t.Named(t.Of(LearningRate) * correction, "η_t", @"\eta_t"), CorrectedEpsilon<R>(t, correction));
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(rate, t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var square = gradient * gradient;
            var firstMoment = Beta1 * memory.First + OneMinusBeta1 * gradient;
            var secondMoment = R.Max(Beta2 * memory.Second.Value + OneMinusBeta2 * Sign.Of(square - memory.Second.Value) * square, 0);
            return (LearningRate * R.Abs(gradient) * Sign.Of(firstMoment) / (R.Sqrt(secondMoment) + Epsilon), new(firstMoment, new(secondMoment)));
        }
    }
}
