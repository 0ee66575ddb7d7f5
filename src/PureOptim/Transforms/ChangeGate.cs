using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A wrapper whose change is made in some steps only: in the others the gradient and the update pass, and the wrapper remembers nothing of these steps.
/// <code>
/// g' = c(g)   where s_t ≠ 0,    else g
/// </code>
/// where c is the change and s a schedule. The optimizer inside takes every step.
/// </summary>
/// <remarks>
/// <para>As Optax's <c>conditionally_transform</c>: <c>new ChangeGate(optimizer.ClippedTo(1), Schedule.Custom(step => step % 3 == 0 ? 1 : 0, 0, 1))</c>. What the wrapper computes from the number of the step counts all of them.</para>
/// <para><see cref="Gate"/> is Optax's <c>conditionally_mask</c>.</para>
/// </remarks>
/// <param name="Change">The wrapper around the optimizer; not <see cref="Maximize"/>.</param>
/// <param name="When">The schedule s, which is 0 where there is no change; finite.</param>
public sealed record ChangeGate(Wrapper Change, Schedule When) : UpdateWrapper(Given(Change).Wrapped)
{
    /// <summary>The wrapper that makes the change; not one that turns the function's sign.</summary>
    /// <exception cref="ArgumentException">It turns the function's sign.</exception>
    public Wrapper Change { get; } = Given(Change);

    /// <summary>The schedule s, which is 0 where there is no change; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite at every step.</exception>
    [Hyperparameter("s", "s", Bounds.Finite)]
    public Schedule When { get; init => field = Checked(value); } = Guard.Within(When, Bounds.Finite, nameof(When));

    /// <inheritdoc/>
    public override Needs Needs => Change.Needs;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => Change.Slots;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(Change.Traits);

    /// <summary>No unit: the hyperparameters of the change are not among this one's.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => null;

    /// <inheritdoc/>
    protected internal override Scope Scope => Change.Scope;

    /// <inheritdoc/>
    protected internal override bool LooksElsewhere => Change.LooksElsewhere;

    /// <inheritdoc/>
    internal override UpdateWrapper? Updating => Change.Updating is null ? null : this;

    /// <inheritdoc/>
    public override Parameters<T> Result<T>(Iterate<T> at) => Change.Result(at);

    /// <inheritdoc/>
    protected internal override Vector LookAt(TensorStep tensor, StepContext t) => IsOn(t.Steps) ? Change.LookAt(tensor, t) : tensor.Parameter;

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t) => IsOn(t.Steps) ? Change.Before(tensor, t) : tensor.Gradient;

    /// <inheritdoc/>
    protected internal override bool InnerSteps(long steps) => !IsOn(steps) || Change.InnerSteps(steps);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t) => IsOn(t.Steps) ? Change.Updating!.After(tensor, t) : tensor.Update;

    /// <inheritdoc/>
    protected internal override Vector Finish(TensorStep tensor, StepContext t) => IsOn(t.Steps) ? Change.Finish(tensor, t) : tensor.Parameter;

    private bool IsOn(long steps) => When.At(steps) != 0;

    private static Wrapper Given(Wrapper change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.NegatesFunction ? throw new ArgumentException($"{change.Name} turns the function, which is no change of a step.", nameof(change)) : change;
    }
}
