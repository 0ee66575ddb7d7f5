using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaBelief: Adam whose second moment is the average of the squared distance of each gradient from the first moment: steps are long where gradients are as expected.
/// <code>
/// m' = β1 m + (1 - β1) g        s' = β2 s + (1 - β2) (g - m')² + ε_s
/// η_t = η √(1 - β2^t) / (1 - β1^t)      ε_t = ε √(1 - β2^t)
/// θ' = θ - η_t m' / (√s' + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of the paper, which adds the same ε to s in every step: after many, s is at least ε / (1 - β2). Optax and pytorch-optimizer have 1e-16 for both.
/// Optax's option <c>nesterov</c> is not offered. PyTorch and Keras have no AdaBelief.
/// </para>
/// <para>Source: J. Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", NeurIPS 2020, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record AdaBelief() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>ε_s, at least 0, in squared gradient units: what each step adds to the variance.</summary>
    [Hyperparameter("ε_s", @"\epsilon_s", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule VarianceEpsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("Variance", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, epsilon) = Corrected<R>(t);
        coordinates.Apply<Rule<R>, (R FirstMoment, R Variance)>(new(
            rate, t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), epsilon, Positive<R>(t.Of(VarianceEpsilon))));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Epsilon, R VarianceEpsilon) : IRule<R, (R FirstMoment, R Variance)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R FirstMoment, R Variance) Memory) Step(R parameter, R gradient, (R FirstMoment, R Variance) memory)
        {
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var surprise = gradient - firstMoment;
            var variance = Beta2 * memory.Variance + OneMinusBeta2 * (surprise * surprise) + VarianceEpsilon;
            return (LearningRate * firstMoment / (R.Sqrt(variance) + Epsilon), (firstMoment, variance));
        }
    }
}
