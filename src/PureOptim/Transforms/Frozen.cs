using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// An optimizer that stands still for a number of steps, or for ever: no parameter moves, and it remembers nothing of these steps. Then it begins with its first.
/// <code>
/// θ' = θ        in the first n steps
/// </code>
/// </summary>
/// <remarks>
/// As Optax's <c>set_to_zero</c>, and its <c>freeze</c> for a part of the parameters: <c>new Groups(("embedding*", new Sgd().Frozen()), ("*", new Adam()))</c>.
/// </remarks>
/// <param name="Wrapped">The optimizer that waits.</param>
public sealed record Frozen(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The number n of steps, at least 0; for ever unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Steps { get; init => field = Argument.AtLeast(value, 0, nameof(Steps)); } = long.MaxValue;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override bool InnerSteps(long steps) => steps >= Steps;
}
