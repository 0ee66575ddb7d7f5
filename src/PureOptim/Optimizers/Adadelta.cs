using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adadelta: each coordinate moves by its gradient times the root mean square of its past updates over that of its gradients, so that no rate need be chosen.
/// <code>
/// h' = ρ h + (1 - ρ) g²
/// d' = ρ d + (1 - ρ) (√(d + ε) / √(h' + ε) g)²
/// θ' = θ - η (√(d + ε) / √(h' + ε) g)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, two roots and a quotient a coordinate, and keeps two numbers for it: the means of squared gradients and updates.</para>
/// <para>
/// Defaults are the paper's, which has no rate: η = 1, as in PyTorch. Keras has ρ = 0.95, ε = 1e-7 and η = 0.001. "Dive into Deep Learning" has ε = 1e-5.
/// Optax has no default for the rate, and without one it takes the update with its sign, so that it climbs: a bug; the others are right.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: M. D. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", arXiv:1212.5701, 2012, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.RmsProp)]
public sealed record Adadelta : ElementWise
{
    /// <summary>The factor η of the update, at least 0, without unit.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The decay ρ of both averages, from 0 (only the last counts) to 1 (they stay where they started), without unit.</summary>
    [Hyperparameter("ρ", @"\rho", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.9;

    /// <summary>ε, at least 0: it starts the updates, and without it nothing moves. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("MeanOfSquares", "h"), Slot.Zero("MeanOfSquaredUpdates", "d")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <summary>None of ε, which is added to squares of gradients and to squares of updates.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, (R MeanOfSquares, R MeanOfSquaredUpdates)>(new(t.Of(LearningRate), t.Of(Decay), 1 - t.Of(Decay), Positive<R>(t.Of(Epsilon))));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Decay, R OneMinusDecay, R Epsilon) : IRule<R, (R MeanOfSquares, R MeanOfSquaredUpdates)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R MeanOfSquares, R MeanOfSquaredUpdates) Memory) Step(R parameter, R gradient, (R MeanOfSquares, R MeanOfSquaredUpdates) memory)
        {
            var squares = Decay * memory.MeanOfSquares + OneMinusDecay * gradient * gradient;
            var update = R.Sqrt(memory.MeanOfSquaredUpdates + Epsilon) / R.Sqrt(squares + Epsilon) * gradient;
            return (LearningRate * update, (squares, Decay * memory.MeanOfSquaredUpdates + OneMinusDecay * update * update));
        }
    }
}
