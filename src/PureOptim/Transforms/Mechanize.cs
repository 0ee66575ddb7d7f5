using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Mechanic: the updates of the wrapped optimizer are added up from the start, and a scale of their sum is learned while the run goes.
/// <code>
/// Δ = (θ_0 - θ) / (S + ε),    S = Σ s_i
/// h = ⟨g + λ S ‖g‖ / (‖θ‖ + ε) θ, Δ⟩
/// r_i' = β_i r_i + min(max(h, -m_i), m_i) s_i
/// m_i' = max(β_i m_i, |h| + ε),    v_i' = β_i² v_i + h²
/// s_i' = (s_0/n m_i' + max(r_i', 0)) / (√v_i' + ε)
/// θ' = θ_0 - Σ s_i' (Δ + u)
/// </code>
/// for n decays β_i = 1 - 10^-i, where u is the update of the wrapped optimizer and g the gradient.
/// </summary>
/// <remarks>
/// <para>It costs two norms, a product of vectors and some eight operations a coordinate, and keeps the start, one number for each coordinate, and four numbers of the run for each decay.</para>
/// <para>As Optax's <c>contrib.mechanize</c>. The wrapped optimizer's rate matters only as far as it changes on the way.</para>
/// <para>Source: A. Cutkosky, A. Defazio and H. Mehta, "Mechanic: A Learning Rate Tuner", NeurIPS 2023, algorithm 1.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are scaled.</param>
public sealed record Mechanize(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    private const string Origin = nameof(Origin), Reward = nameof(Reward), Bound = nameof(Bound), Variance = nameof(Variance), Scale = nameof(Scale);

    /// <summary>The decay λ, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Source = "paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <summary>ε, at least 0, added to every divisor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The scale s_0 to begin with, for each decay, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0.</exception>
    public double InitialScale { get; init => field = Argument.Positive(value, nameof(InitialScale)); } = 1e-6;

    /// <summary>The number n of decays, from 1 to 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public int Decays { get; init => field = value is >= 1 and <= 15 ? value : throw Argument.OutOfRange(nameof(Decays), value, "from 1 to 15"); } = 6;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Copy(Origin),
        .. Enumerable.Range(1, Decays).SelectMany(i => (Slot[])[Slot.Run(Invariant($"{Reward}{i}"), 0), Slot.Run(Invariant($"{Bound}{i}"), 0), Slot.Run(Invariant($"{Variance}{i}"), 0), Slot.Run(Invariant($"{Scale}{i}"), InitialScale)]),
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (epsilon, before) = (t.Of(Epsilon), (Scalar)0);
        for (var i = 1; i <= Decays; i++) before += t.Kept(Invariant($"{Scale}{i}"));
        var way = (tensor[Origin] - tensor.Parameter) / (before + epsilon);
        var decay = t.Of(WeightDecay) * before * tensor.Gradient.Norm() / (tensor.Parameter.Norm() + epsilon);
        var gain = (tensor.Gradient + decay * tensor.Parameter).Dot(way);

        Scalar after = 0;
        for (var i = 1; i <= Decays; i++) after += Learned(i, gain, epsilon, t);
        return tensor.To(tensor[Origin] - after * (way + tensor.Update));
    }

    /// <summary>The scale of one decay after this step.</summary>
    private Scalar Learned(int i, Scalar gain, Scalar epsilon, StepContext t)
    {
        var decay = 1 - Scalar.Power(0.1, i);
        var bound = t.Kept(Invariant($"{Bound}{i}"));
        var clipped = Scalar.Min(Scalar.Max(gain, -bound), bound);
        var reward = t.Keep(Invariant($"{Reward}{i}"), decay * t.Kept(Invariant($"{Reward}{i}")) + clipped * t.Kept(Invariant($"{Scale}{i}")));
        bound = t.Keep(Invariant($"{Bound}{i}"), Scalar.Max(decay * bound, Scalar.Max(gain, -gain) + epsilon));
        var variance = t.Keep(Invariant($"{Variance}{i}"), decay * decay * t.Kept(Invariant($"{Variance}{i}")) + gain * gain);
        return t.Keep(Invariant($"{Scale}{i}"), (InitialScale / Decays * bound + Scalar.Max(reward, 0)) / (Scalar.Sqrt(variance) + epsilon));
    }
}
