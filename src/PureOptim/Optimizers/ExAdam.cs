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
/// <para>Source: A. M. Adly, "EXAdam: The Power of Adaptive Cross-Moments", arXiv:2412.20302, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record ExAdam() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <inheritdoc/>
    public override string DisplayName => "EXAdam";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <summary>None of ε, which is added to gradients and to their squares.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, rootEpsilon) = Corrected<R>(t);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), t.Power(Beta1), t.Power(Beta2), Positive<R>(t.Of(Epsilon)), rootEpsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - β1, 1 - β2, β1^t, β2^t, ε and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Beta1Power, R Beta2Power, R Epsilon, R RootEpsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            var (moment, spread, square) = (after.First, after.Second.Value, after.First * after.First);
            var (first, second) = (1 + spread / (spread + Epsilon) * Beta2Power, 1 + square / (square + Epsilon) * Beta1Power);
            return (LearningRate * first * (moment + gradient) / (R.Sqrt(spread * second) + RootEpsilon), after);
        }
    }
}
