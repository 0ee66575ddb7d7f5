using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Heavy-ball momentum: a velocity that the gradients push and friction slows.
/// <code>
/// v' = μ v - η g        (learning rate inside the velocity)      v' = μ v - g          (outside)
/// θ' = θ + v'                                                    θ' = θ + η v'
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums a coordinate and keeps one number for it: the velocity.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch". There and in Keras the rate is inside the velocity; in PyTorch, Optax, burn and
/// "Dive into Deep Learning" outside: <see cref="LearningRatePlacement"/>. Dampening is not applied (burn's default is 0.1).
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational Mathematics and Mathematical Physics 4, 1964.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("Deep Learning from Scratch")]
public sealed record Momentum() : LinearMomentum(learningRate: 0.01)
{
    /// <summary>The share μ of the velocity that survives a step, from 0 (plain descent) to 1 (no friction), without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, Source = "Deep Learning from Scratch", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The position of the learning rate in the formula.</summary>
    public LearningRatePlacement LearningRatePlacement { get; init => field = Argument.Defined(value); } = LearningRatePlacement.InsideVelocity;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity", "v")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var learningRate = t.Of(LearningRate);
        coordinates.Apply<Rule<R>, R>(new(t.Of(MomentumFactor), LearningRatePlacement.Inner(learningRate), -LearningRatePlacement.Outer(learningRate)));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    /// <param name="MomentumFactor">μ.</param>
    /// <param name="GradientWeight">The rate of the gradient on its way into the velocity: η inside, 1 outside.</param>
    /// <param name="MinusOuterRate">The rate of the velocity on its way into the update, which is taken off the parameter: -1 inside, -η outside.</param>
    public readonly record struct Rule<R>(R MomentumFactor, R GradientWeight, R MinusOuterRate) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R velocity)
        {
            velocity = MomentumFactor * velocity - GradientWeight * gradient;
            return (MinusOuterRate * velocity, velocity);
        }
    }
}
