using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Updates that are added up, and taken off together in every k-th step.
/// <code>
/// a' = a + u
/// θ' = θ - a' in every k-th step, after which a is 0 again; θ' = θ in the others
/// </code>
/// where u is the update of the wrapped optimizer, which takes a step for every gradient.
/// </summary>
/// <remarks>
/// <para>It costs a sum a coordinate and keeps one number for it. <see cref="MultiSteps"/> adds gradients up instead, and takes one step with them.</para>
/// <para>As Optax's <c>apply_every</c>.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are added up.</param>
/// <param name="Period">The number k of steps, at least 1.</param>
public sealed record DelayedUpdates(IOptimizer Wrapped, int Period) : UpdateWrapper(Wrapped)
{
    private const string Accumulated = nameof(Accumulated);

    /// <summary>The number k of steps, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("k", "k", Bounds.AtLeastOne)]
    public int Period { get; init => field = Checked(value); } = Guard.Within(Period, Bounds.AtLeastOne, nameof(Period));

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Accumulated)];

    /// <summary>What is remembered of updates may depend on where the parameters stand: a rule that says where they go has updates that are differences.</summary>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        if (Period == 1) return tensor.Update;
        var part = t.Steps % Period;
        var sum = part == 0 ? tensor.Update : tensor[Accumulated] + tensor.Update;
        if (part == Period - 1)
        {
            tensor.Keep(Accumulated, tensor.Filled(0));
            return sum;
        }

        tensor.Keep(Accumulated, sum);
        return tensor.Filled(0);
    }
}
