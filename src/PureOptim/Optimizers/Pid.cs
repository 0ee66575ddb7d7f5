using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// PID: descent by a controller, which adds to the gradient the fading sum of those before it (integral) and a running average of its changes (derivative).
/// <code>
/// i' = μ i + (1 - δ) g        d' = μ d + (1 - μ) (k_t (g - p))        p' = g        k_t = min(t - 1, 1)
/// θ' = θ - η (p' + K_I i' + K_D d')
/// </code>
/// where t counts steps from 1: in the first there is no change.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums a coordinate, and keeps three numbers for it: integral, derivative and the gradient of the step before.</para>
/// <para>
/// Defaults are those of pytorch-optimizer but for the momentum, which is 0 there and leaves the gradient alone: plain descent. PyTorch, Optax and Keras have no PID.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>
/// Source: W. An et al., "A PID Controller Approach for Stochastic Optimization of Deep Networks", CVPR 2018, with the gradient itself as its proportional part.
/// </para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("pytorch-optimizer")]
public sealed record Pid() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>The share μ of integral and derivative that survives a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The share δ of a gradient that does not enter the integral, from 0 to 1, without unit.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.UnitInterval, Source = "pytorch-optimizer")]
    public Schedule Dampening { get; init => field = Checked(value); } = 0;

    /// <summary>The weight K_I of the integral, at least 0, without unit.</summary>
    [Hyperparameter("K_I", "K_I", Bounds.NonNegative, Source = "pytorch-optimizer")]
    public Schedule Integral { get; init => field = Checked(value); } = 5;

    /// <summary>The weight K_D of the derivative, at least 0, without unit.</summary>
    [Hyperparameter("K_D", "K_D", Bounds.NonNegative, Source = "pytorch-optimizer")]
    public Schedule Derivative { get; init => field = Checked(value); } = 10;

    /// <inheritdoc/>
    public override string DisplayName => "PID";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Integrated", "i"), Slot.Zero("Changes", "d"), Slot.Zero("Previous", "p")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, Memory<R>>(new(
        t.Of(LearningRate), t.Of(MomentumFactor), 1 - t.Of(MomentumFactor), 1 - t.Of(Dampening), t.Of(Integral), t.Of(Derivative), t.Named(Scalar.Min(t.Number - 1, 1), "k_t")));

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R Integrated, R Changes, R Previous)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Momentum, R OneMinusMomentum, R GradientWeight, R Integral, R Derivative, R HasPrevious) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var integrated = Momentum * memory.Integrated + GradientWeight * gradient;
            var changes = Momentum * memory.Changes + OneMinusMomentum * (HasPrevious * (gradient - memory.Previous));
            return (LearningRate * (gradient + Integral * integrated + Derivative * changes), new(integrated, changes, gradient));
        }
    }
}
