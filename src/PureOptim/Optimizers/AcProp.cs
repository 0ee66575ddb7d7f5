using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// ACProp: descent divided by the root of a running variance of the gradients before, which is that of <see cref="AdaBelief"/>: no gradient is divided by itself.
/// <code>
/// m' = β1 m + (1 - β1) g        s' = β2 s + (1 - β2) (g - m)² + ε_s
/// c_t = (1 &lt; t ? 1 - β2^(t - 1) : 1)        f_t = max(2 - t, 0)
/// θ' = θ - η g / (√(s / c_t + f_t) + ε)
/// </code>
/// where t counts steps from 1: the first is divided by 1.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, a root and two quotients a coordinate, and keeps two numbers for it: the first moment and the variance.</para>
/// <para>
/// Defaults are those of the authors' code and Optax, which has none of the rate. The first moment is for the variance alone. Optax decays in the update: <see cref="DecoupledDecay"/> around it. PyTorch, Keras and pytorch-optimizer have no
/// ACProp.
/// </para>
/// <para>Source: J. Zhuang et al., "Momentum Centering and Asynchronous Update for Adaptive Gradient Methods", NeurIPS 2021, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors"), Defaults("the paper", nameof(Beta1), nameof(Beta2))]
public sealed record AcProp() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-16)
{
    /// <summary>ε_s, at least 0, in squared gradient units: what each step adds to the variance.</summary>
    [Hyperparameter("ε_s", @"\epsilon_s", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule VarianceEpsilon { get; init => field = Checked(value); } = 1e-16;

    /// <inheritdoc/>
    public override string DisplayName => "ACProp";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("Variance", "s")];

    /// <summary>Not proportional to the rate: a gradient after none but 0, over a small ε, may be infinite, and at a rate of 0 that is NaN.</summary>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <summary>None of the rate, which multiplies a gradient in the first step and a plain number in others.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, (R FirstMoment, R Variance)>(new(
        t.Of(LearningRate), t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), Positive<R>(t.Of(Epsilon)), Positive<R>(t.Of(VarianceEpsilon)),
        t.Named(Scalar.IfLess(1, t.Number, 1 - Scalar.Power(t.Of(Beta2), t.Number - 1), 1), "c_t"), t.Named(Scalar.Max(2 - t.Number, 0), "f_t")));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η, β1, 1 - β1, β2, 1 - β2, ε, ε_s, c_t and f_t.</summary>
    public readonly record struct Rule<R>(
        R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Epsilon, R VarianceEpsilon, R Seen, R First) : IRule<R, (R FirstMoment, R Variance)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R FirstMoment, R Variance) Memory) Step(R parameter, R gradient, (R FirstMoment, R Variance) memory)
        {
            var surprise = gradient - memory.FirstMoment;
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var variance = Beta2 * memory.Variance + OneMinusBeta2 * (surprise * surprise) + VarianceEpsilon;
            return (LearningRate * gradient / (R.Sqrt(memory.Variance / Seen + First) + Epsilon), (firstMoment, variance));
        }
    }
}
