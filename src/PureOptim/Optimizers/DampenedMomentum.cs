using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Heavy-ball momentum with dampening: every gradient but the first enters the velocity with a part of its weight.
/// <code>
/// v' = μ v - w_t g        w_t = (t &lt; 2 ? 1 : 1 - τ)
/// θ' = θ + η v'
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums a coordinate and keeps one number for it: the velocity.</para>
/// <para>
/// PyTorch's <c>SGD</c> with its argument <c>dampening</c>; TorchSharp's and burn's too (burn's default is 0.1). Without dampening it is <see cref="Momentum"/> with the
/// rate outside the velocity; at τ = μ the velocity is an average of the gradients, apart from the first.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013, as PyTorch's documentation of SGD has it.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("PyTorch")]
public sealed record DampenedMomentum() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>The share μ of the velocity that survives a step, from 0 (plain descent) to 1 (no friction), without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, Source = "Deep Learning from Scratch", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The part τ of a gradient that does not enter the velocity, from 0 (all of it enters) to 1 (only the first gradient counts), without unit.</summary>
    [Hyperparameter("τ", @"\tau", Bounds.UnitInterval, Source = "burn")]
    public Schedule Dampening { get; init => field = Checked(value); } = 0.1;

    /// <inheritdoc/>
    public override string DisplayName => "Dampened momentum";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity", "v")];

    /// <summary>The step is <see cref="Momentum"/>'s, with a weight of the gradient that changes after the first.</summary>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var weight = t.Named(Numerics.Scalar.IfLess(t.Number, 2, 1, 1 - t.Of(Dampening)), "w_t");
        coordinates.Apply<Momentum.Rule<R>, R>(new(t.Of(MomentumFactor), weight, -t.Of(LearningRate)));
    }
}
