using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Steps whose gradient has an element that is infinite or no number are left out: no parameter moves, and the wrapped optimizer remembers nothing of them.
/// </summary>
/// <remarks>
/// <para>
/// After more such steps in a row than are allowed the gradient is let through, so that a broken run shows. It costs a sum a coordinate, and keeps one number of the run: the
/// steps in a row that were left out.
/// </para>
/// <para>As Optax's <c>apply_if_finite</c>, which has no default for the number.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the other gradients.</param>
/// <param name="Most">The number of steps in a row that may be left out, at least 1.</param>
public sealed record SkipNotFinite(IOptimizer Wrapped, int Most) : Wrapper(Wrapped)
{
    private const string Skipped = nameof(Skipped);

    /// <summary>The number of steps in a row that may be left out, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("n", "n", Bounds.AtLeastOne)]
    public int Most { get; init => field = Checked(value); } = Guard.Within(Most, Bounds.AtLeastOne, nameof(Most));

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Run(Skipped, 0)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var skipped = tensor.Gradient.IsFinite() ? 0 : t.Kept(Skipped) + 1;
        t.Keep(Skipped, skipped);
        if (skipped.Value > 0 && skipped.Value <= Most) t.LeaveInnerOut();
        return tensor.Gradient;
    }
}
