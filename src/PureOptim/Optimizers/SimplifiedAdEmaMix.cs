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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: D. Morwani et al., "Connections between Schedule-Free Optimizers, AdEMAMix, and Accelerated SGD Variants", arXiv:2502.02431, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record SimplifiedAdEmaMix : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The decay β1 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "Optax")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.99;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "Optax")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.95;

    /// <summary>The factor α of the present gradient, at least 0, without unit.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Alpha { get; init => field = Checked(value); } = 0;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

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
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var seen = t.OneMinusPower(Beta2);
        var root = Scalar.Sqrt(seen);
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(
            t.Named(DividesByCorrection ? t.Of(LearningRate) / root : t.Of(LearningRate) * root, "η_t", @"\eta_t"), t.Of(Beta1), Averages ? 1 - t.Of(Beta1) : 1,
            t.Of(Beta2), 1 - t.Of(Beta2), t.Of(Alpha), t.Named(Positive<R>(t.Of(Epsilon), root), "ε_t", @"\epsilon_t"),
            t.Named(Positive<R>(t.Of(RootEpsilon), seen), "δ_t", @"\delta_t")));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, β1, the share of a gradient, β2, 1 - β2, α, ε_t and δ_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R Share, R Beta2, R OneMinusBeta2, R Alpha, R Epsilon, R RootEpsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var firstMoment = Beta1 * memory.FirstMoment + Share * gradient;
            var secondMoment = Beta2 * memory.SecondMoment + OneMinusBeta2 * (gradient * gradient);
            return (LearningRate * (firstMoment + Alpha * gradient) / (R.Sqrt(secondMoment + RootEpsilon) + Epsilon), new(firstMoment, secondMoment));
        }
    }
}
