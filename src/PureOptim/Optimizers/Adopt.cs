using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// ADOPT: a momentum of gradients that are divided by the root of a running average of the squares before them, so that no gradient is divided by itself.
/// <code>
/// m' = β1 m + k_t (1 - β1) min(max(g / max(√v, ε_t), -c_t), c_t)        v' = β2 v + (1 - k_t β2) g²
/// k_t = min(t - 1, 1)        ε_t = (1 &lt; t ? ε : 1)        c_t = √√(t - 1)
/// θ' = θ - η m'
/// c_t = √√t        (clipped by the step's number)
/// θ' = θ - η (β1 m' + k_t (1 - β1) min(max(g / max(√v, ε_t), -c_t), c_t))        (Nesterov)
/// m' = β1 m + k_t (1 - β1) (g / max(√v, ε_t))        (without clipping)
/// θ' = θ - η (β1 m' + k_t (1 - β1) (g / max(√v, ε_t)))        (Nesterov without clipping)
/// </code>
/// where t counts steps from 1: the first only begins v.
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums, 3 comparisons, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of the paper, the authors' code, Optax and pytorch-optimizer. The paper counts from the gradient that begins v, as step 0, and clips by the fourth root of that number, as Optax does;
/// pytorch-optimizer's numbers are one more: <see cref="Clipping"/>. Optax has a look-ahead as an option: <see cref="Nesterov"/>. With ε = 0 a gradient after none but 0 is divided by 0. PyTorch and Keras have no ADOPT.
/// </para>
/// <para>Source: S. Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any β2 with the Optimal Rate", NeurIPS 2024, algorithms 2 and 3.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper"), Defaults("the authors", nameof(LearningRate))]
public sealed record Adopt() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.9999, epsilon: 1e-6)
{
    /// <summary>The largest magnitude of a coordinate of a normalized gradient.</summary>
    public AdoptClipping Clipping { get; init => field = Argument.Defined(value); }

    /// <summary>Whether the momentum looks ahead, as Nesterov's does.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "ADOPT";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m"), Slot.Zero("SecondMoment", "v")];

    /// <summary>Not proportional to the rate where nothing is clipped: a gradient after none but 0, over a small ε, may be infinite, and at a rate of 0 that is NaN.</summary>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ScaleInvariant
        | OptimizerTraits.RestsWithoutGradient | (Clipping == AdoptClipping.None ? OptimizerTraits.None : OptimizerTraits.ProportionalToRate);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var later = t.Named(Scalar.Min(t.Number - 1, 1), "k_t");
        // In the first step there is nothing to divide by; what it divides has no weight.
        var epsilon = t.Named(Scalar.IfLess(1, t.Number, Positive<R>(t.Of(Epsilon)), 1), "ε_t", @"\epsilon_t");
        var bound = Clipping == AdoptClipping.None ? 0 : t.Named(Scalar.Sqrt(Scalar.Sqrt(Clipping == AdoptClipping.Steps ? t.Number : t.Number - 1)), "c_t");
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(
            t.Of(LearningRate), t.Of(Beta1), later * (1 - t.Of(Beta1)), t.Of(Beta2), 1 - later * t.Of(Beta2), epsilon, bound, Clipping != AdoptClipping.None, Nesterov));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η, β1, k_t (1 - β1), β2, 1 - k_t β2, ε_t and c_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R Share1, R Beta2, R Share2, R Epsilon, R Bound, bool Clips, bool LooksAhead) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var normalized = gradient / R.Max(R.Sqrt(memory.Second.Value), Epsilon);
            if (Clips) normalized = R.Min(R.Max(normalized, -Bound), Bound);
            var momentum = Beta1 * memory.First + Share1 * normalized;
            var direction = LooksAhead ? Beta1 * momentum + Share1 * normalized : momentum;
            return (LearningRate * direction, new(momentum, new(Beta2 * memory.Second.Value + Share2 * (gradient * gradient))));
        }
    }
}
