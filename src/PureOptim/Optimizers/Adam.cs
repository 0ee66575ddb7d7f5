using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adam: momentum over gradients, divided by the root of a running average of their squares, both corrected for their start at zero.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// η_t = η √(1 - β2^t) / (1 - β1^t)      ε_t = ε √(1 - β2^t)
/// θ' = θ - η_t m' / (√v' + ε)        (ε before the correction)
/// θ' = θ - η_t m' / (√v' + ε_t)        (after it)
/// b1' = b1 β1      b2' = b2 β2      η_t = η √(1 - b2') / (1 - b1')      ε_t = ε √(1 - b2')        (correction by the product of the betas)
/// </code>
/// where t counts steps from 1, and b1 and b2 begin at 1.
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch" and Keras, which add ε = 1e-7 before the correction (the paper's ε-hat). PyTorch and
/// Optax (1e-8), burn (1e-5) and "Dive into Deep Learning" (1e-6) add it after: <see cref="EpsilonPlacement"/>. Under a scheduled β the
/// correction uses the β of the step at hand, as PyTorch and Optax do; the average of what was seen takes the product: <see cref="BiasCorrection"/>.
/// </para>
/// <para>Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1; by default in the form before section 2.1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("Deep Learning from Scratch")]
public sealed record Adam() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7)
{
    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.BeforeCorrection;

    /// <summary>By which power of the betas the moments are corrected. It matters where a β is scheduled.</summary>
    [AddedLater]
    public BiasCorrection BiasCorrection { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), .. BiasCorrection.Slots()];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (first, second) = BiasCorrection.Seen(t, Beta1, Beta2);
        var correction = Scalar.Sqrt(second);
        var learningRate = t.Named(t.Of(LearningRate) * correction / first, "η_t", @"\eta_t");
        var epsilon = EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection
            ? CorrectedEpsilon<R>(t, correction)
            : Positive<R>(t.Of(Epsilon));
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(learningRate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2 and ε_t, or ε.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return (LearningRate * after.First / (R.Sqrt(after.Second.Divisor) + Epsilon), after);
        }
    }
}
