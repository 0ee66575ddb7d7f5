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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", NeurIPS 2020, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdaBelief : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the variance, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>ε_s, at least 0, in squared gradient units: what each step adds to the variance.</summary>
    [Hyperparameter("ε_s", @"\epsilon_s", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule VarianceEpsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("Variance", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var learningRate = t.Named(t.Of(LearningRate) * correction / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R>, Memory<R>>(new(
            learningRate, t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), epsilon, Positive<R>(t.Of(VarianceEpsilon))));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FirstMoment, R Variance)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Epsilon, R VarianceEpsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var surprise = gradient - firstMoment;
            var variance = Beta2 * memory.Variance + OneMinusBeta2 * (surprise * surprise) + VarianceEpsilon;
            return (LearningRate * firstMoment / (R.Sqrt(variance) + Epsilon), new(firstMoment, variance));
        }
    }
}
