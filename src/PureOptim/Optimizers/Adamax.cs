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
/// <para>Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper"), Defaults("PyTorch", nameof(Epsilon))]
public sealed record Adamax() : ElementWiseAdam(learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>Whether ε is added to a gradient before the maximum is taken; else after.</summary>
    public bool IsEpsilonInMaximum { get; init; } = true;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("LargestGradient", "u")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var learningRate = t.Named(t.Of(LearningRate) / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var epsilon = Positive<R>(t.Of(Epsilon));
        coordinates.Apply<Rule<R>, (R FirstMoment, R LargestGradient)>(new(
            learningRate, 1 - t.Of(Beta1), t.Of(Beta2), IsEpsilonInMaximum ? epsilon : 0, IsEpsilonInMaximum ? 0 : epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R Beta2, R EpsilonInside, R EpsilonOutside) : IRule<R, (R FirstMoment, R LargestGradient)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R FirstMoment, R LargestGradient) Memory) Step(R parameter, R gradient, (R FirstMoment, R LargestGradient) memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var largest = R.Max(Beta2 * memory.LargestGradient, R.Abs(gradient) + EpsilonInside);
            return (LearningRate * firstMoment / (largest + EpsilonOutside), (firstMoment, largest));
        }
    }
}
