using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Simplified AdEMAMix: Adam with one slow momentum, a sum that fades, to which a multiple of the present gradient is added.
/// <code>
/// m' = β1 m + g      m' = β1 m + (1 - β1) g        (averaged)
/// v' = β2 v + (1 - β2) g²
/// η_t = η √(1 - β2^t)      η_t = η / √(1 - β2^t)        (divided by the correction)
/// ε_t = ε √(1 - β2^t)        δ_t = δ (1 - β2^t)
/// θ' = θ - η_t (m' + α g) / (√(v' + δ_t) + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of Optax, which has none of the rate, and pytorch-optimizer, whose rate this is. Optax can add an ε inside the root too: <see cref="RootEpsilon"/>. In pytorch-optimizer the momentum is an
/// average (<see cref="Averages"/>), and the corrected root of the second moment is divided where it should be multiplied: <see cref="DividesByCorrection"/>. PyTorch and Keras have no such optimizer.
/// </para>
/// <para>Source: D. Morwani et al., "Connections between Schedule-Free Optimizers, AdEMAMix, and Accelerated SGD Variants", arXiv:2502.02431, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("Optax"), Defaults("pytorch-optimizer", nameof(LearningRate))]
public sealed record SimplifiedAdEmaMix() : ElementWiseAdam(learningRate: 1e-4, beta1: 0.99, beta2: 0.95, epsilon: 1e-8)
{
    /// <summary>The factor α of the present gradient, at least 0, without unit.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Alpha { get; init => field = Checked(value); } = 0;

    /// <summary>δ, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Gradient = 2, Source = "Optax")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the momentum is an average of the gradients; by default it is a sum that fades.</summary>
    public bool Averages { get; init; }

    /// <summary>Whether a step is divided by the correction √(1 - β2^t), by which Adam multiplies it: a slip of pytorch-optimizer, whose first steps are longer by 1 / (1 - β2^t).</summary>
    public bool DividesByCorrection { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "Simplified AdEMAMix";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (seen, root) = Seen(t);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(
            t.Named(DividesByCorrection ? t.Of(LearningRate) / root : t.Of(LearningRate) * root, "η_t", @"\eta_t"), t.Of(Beta1), Averages ? 1 - t.Of(Beta1) : 1,
            t.Of(Beta2), 1 - t.Of(Beta2), t.Of(Alpha), CorrectedEpsilon<R>(t, root),
            t.Named(Positive<R>(t.Of(RootEpsilon), seen), "δ_t", @"\delta_t")));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, β1, the share of a gradient, β2, 1 - β2, α, ε_t and δ_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R Share, R Beta2, R OneMinusBeta2, R Alpha, R Epsilon, R RootEpsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var firstMoment = Beta1 * memory.First + Share * gradient;
            var secondMoment = Beta2 * memory.Second.Value + OneMinusBeta2 * (gradient * gradient);
            return (LearningRate * (firstMoment + Alpha * gradient) / (R.Sqrt(secondMoment + RootEpsilon) + Epsilon), new(firstMoment, new(secondMoment)));
        }
    }
}
