using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// EXAdam: Adam, whose moments are each enlarged in early steps by what the other says, and whose step has the gradient itself beside the first moment.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)        η_t = η √(1 - β2^t) / (1 - β1^t)        ε_t = ε √(1 - β2^t)
/// θ' = θ - η_t (1 + v' / (v' + ε) β2^t) (m' + g) / (√(v' (1 + m'² / (m'² + ε) β1^t)) + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 17 products and sums, a root and three quotients a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of the paper and of pytorch-optimizer. ε is added to gradients, to the first moment's square and to the second moment, so that it has no unit. PyTorch, Optax and Keras have no EXAdam.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. M. Adly, "EXAdam: The Power of Adaptive Cross-Moments", arXiv:2412.20302, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record ExAdam : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override string DisplayName => "EXAdam";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <summary>None of ε, which is added to gradients and to their squares.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var rate = t.Named(t.Of(LearningRate) * correction / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var rootEpsilon = t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), t.Power(Beta1), t.Power(Beta2), Positive<R>(t.Of(Epsilon)), rootEpsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2, β1^t, β2^t, ε and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Beta1Power, R Beta2Power, R Epsilon, R RootEpsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var secondMoment = memory.SecondMoment + OneMinusBeta2 * (gradient * gradient - memory.SecondMoment);
            var square = firstMoment * firstMoment;
            var first = 1 + secondMoment / (secondMoment + Epsilon) * Beta2Power;
            var second = 1 + square / (square + Epsilon) * Beta1Power;
            return (LearningRate * first * (firstMoment + gradient) / (R.Sqrt(secondMoment * second) + RootEpsilon), new(firstMoment, secondMoment));
        }
    }
}
