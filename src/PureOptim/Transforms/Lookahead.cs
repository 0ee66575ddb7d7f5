using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Lookahead: the wrapped optimizer runs ahead, and every k steps slow parameters follow it part of the way, from where it goes on.
/// <code>
/// φ' = φ + α (θ' - φ),    θ' = φ'        in every k-th step, when the wrapped optimizer has taken it from θ to θ'
/// </code>
/// In the other steps θ' is the wrapped optimizer's and φ stays.
/// </summary>
/// <remarks>
/// <para>The result is φ, the slow parameters, one number for each coordinate. The wrapped optimizer's memory continues over the meeting.</para>
/// <para>
/// Defaults are the paper's; Optax has none. Optax's <c>reset_state</c>, which restarts the wrapped optimizer at each synchronization, is not offered.
/// </para>
/// <para>Source: M. R. Zhang, J. Lucas, G. Hinton and J. Ba, "Lookahead Optimizer: k steps forward, 1 step back", NeurIPS 2019, algorithm 1.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that runs ahead.</param>
public sealed record Lookahead(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The slot of the slow parameters.</summary>
    private const string Slow = "Slow";

    /// <summary>The number k of steps from meeting to meeting, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("k", "k", Bounds.AtLeastOne, Source = "paper")]
    public int Period { get; init => field = Checked(value); } = 5;

    /// <summary>The share α of the way that the slow parameters go, from 0 (they stay) to 1 (they follow all the way), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    [Hyperparameter("α", @"\alpha", Bounds.UnitInterval, Source = "paper")]
    public Schedule SlowRate { get; init => field = Checked(value); } = 0.5;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy(Slow)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <summary>The slow parameters.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at) => at.State[Slow];

    /// <inheritdoc/>
    protected internal override Vector Finish(TensorStep tensor, StepContext t)
    {
        if ((t.Steps + 1) % Period != 0) return tensor.Parameter;
        var (rate, slow) = (t.Of(SlowRate), tensor[Slow]);

        // At the ends nothing is computed, so that nothing is rounded.
        return tensor.Keep(Slow, rate.Value switch
        {
            0 => slow,
            1 => tensor.Parameter,
            _ => slow + rate * (tensor.Parameter - slow),
        });
    }
}
