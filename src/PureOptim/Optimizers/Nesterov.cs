using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Nesterov's accelerated gradient, written for the look-ahead point, so that the gradient is taken where the parameters stand.
/// <code>
/// θ' = θ + μ² v - (1 + μ) η g        (learning rate inside the velocity)      θ' = θ + η μ² v - (1 + μ) η g        (outside)
/// v' = μ v - η g                                                              v' = μ v - g
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 7 products and sums a coordinate and keeps one number for it: the velocity.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch", and so is the formula since its correction of 2021; earlier copies of that book's
/// code, and texts that follow them, update the velocity before they use it, which is not Nesterov's method. The rate is inside the velocity
/// there and in Keras; outside in PyTorch and Optax: <see cref="LearningRatePlacement"/>.
/// </para>
/// <para>
/// Sources: Y. Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", Soviet Mathematics Doklady 27,
/// 1983; in this form Y. Bengio, N. Boulanger-Lewandowski and R. Pascanu, "Advances in Optimizing Recurrent Networks", ICASSP 2013, equation 7.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("Deep Learning from Scratch")]
public sealed record Nesterov() : LinearMomentum(learningRate: 0.01)
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
        var (learningRate, momentumFactor) = (t.Of(LearningRate), t.Of(MomentumFactor));
        coordinates.Place<Rule<R>, R>(new(
            momentumFactor, LearningRatePlacement.Inner(learningRate), LearningRatePlacement.Outer(learningRate) * (momentumFactor * momentumFactor), (1 + momentumFactor) * learningRate));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    /// <param name="MomentumFactor">μ.</param>
    /// <param name="GradientWeight">The rate of the gradient on its way into the velocity: η inside, 1 outside.</param>
    /// <param name="VelocityWeight">The rate of the old velocity on its way into the parameter: μ² inside, η μ² outside.</param>
    /// <param name="GradientRate">The rate of the gradient on its way into the parameter: (1 + μ) η.</param>
    public readonly record struct Rule<R>(R MomentumFactor, R GradientWeight, R VelocityWeight, R GradientRate) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, R Memory) Place(R parameter, R gradient, R velocity) =>
            (parameter + VelocityWeight * velocity - GradientRate * gradient, MomentumFactor * velocity - GradientWeight * gradient);
    }
}
