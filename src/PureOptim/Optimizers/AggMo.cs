using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AggMo, aggregated momentum: the mean of heavy-ball steps with three frictions, of which the light ones carry far and the heavy ones keep from swinging.
/// <code>
/// v1' = β1 v1 + g        v2' = β2 v2 + g        v3' = β3 v3 + g
/// θ' = θ - η / 3 v1' - η / 3 v2' - η / 3 v3'
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums a coordinate, and keeps three numbers for it: the velocities.</para>
/// <para>
/// Betas are the paper's, 1 - 0.1^i for i from 0 to 2, its choice of three; of other numbers of velocities there is none here. The rate is pytorch-optimizer's. With three equal betas it is momentum. PyTorch, Optax and Keras have no AggMo.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Lucas, S. Sun, R. Zemel and R. Grosse, "Aggregated Momentum: Stability Through Passive Damping", ICLR 2019, section 3.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("pytorch-optimizer")]
public sealed record AggMo() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>The share β1 of the first velocity that survives a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0;

    /// <summary>The share β2 of the second velocity that survives a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The share β3 of the third velocity that survives a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.99;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity1", "v1", "v_1"), Slot.Zero("Velocity2", "v2", "v_2"), Slot.Zero("Velocity3", "v3", "v_3")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, Memory<R>>(new(t.Of(LearningRate) / 3, t.Of(Beta1), t.Of(Beta2), t.Of(Beta3)));

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R Velocity1, R Velocity2, R Velocity3)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R Beta2, R Beta3) : IPlacingRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, Memory<R> Memory) Place(R parameter, R gradient, Memory<R> memory)
        {
            var after = new Memory<R>(Beta1 * memory.Velocity1 + gradient, Beta2 * memory.Velocity2 + gradient, Beta3 * memory.Velocity3 + gradient);
            return (parameter - LearningRate * after.Velocity1 - LearningRate * after.Velocity2 - LearningRate * after.Velocity3, after);
        }
    }
}
