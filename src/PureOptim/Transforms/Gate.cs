using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// An optimizer that takes a step in some steps only: in the others no parameter moves, and it remembers nothing of them.
/// <code>
/// θ' = θ        where s_t = 0
/// </code>
/// where s is a schedule.
/// </summary>
/// <remarks>
/// As Optax's <c>conditionally_mask</c>, whose condition is a function of the step, from 0 on: <c>new Gate(optimizer, Schedule.Custom(step => step % 3 == 0 ? 1 : 0, 0, 1))</c>. <see cref="ChangeGate"/> is its <c>conditionally_transform</c>.
/// A condition on the gradient is a wrapper of its own: <see cref="SkipNotFinite"/>.
/// </remarks>
/// <param name="Wrapped">The optimizer that takes a step in some steps.</param>
/// <param name="When">The schedule s, which is 0 where it takes none; finite.</param>
public sealed record Gate(IOptimizer Wrapped, Schedule When) : Wrapper(Wrapped)
{
    /// <summary>The schedule s, which is 0 where the wrapped optimizer takes no step; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite at every step.</exception>
    [Hyperparameter("s", "s", Bounds.Finite)]
    public Schedule When { get; init => field = Checked(value); } = Guard.Within(When, Bounds.Finite, nameof(When));

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override bool InnerSteps(long steps) => When.At(steps) != 0;
}
