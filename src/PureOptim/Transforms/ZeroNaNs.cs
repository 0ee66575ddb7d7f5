using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A gradient, or an update, whose elements that are no number are 0; infinities stay.
/// <code>
/// g' = 0 where g is NaN, g elsewhere
/// </code>
/// </summary>
/// <remarks>
/// <para>It costs a sum a coordinate, and a comparison where there is a NaN; it keeps nothing. A vector without a NaN goes through to the bit.</para>
/// <para>As Optax's <c>zero_nans</c>, which also remembers which tensors had one.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public sealed record ZeroNaNs(IOptimizer Wrapped) : StagedWrapper(Wrapped)
{
    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.Descending
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        if (vector.IsFinite()) return vector;

        // Every number is below 1 or above 0; NaN is neither.
        var zero = tensor.Filled(0);
        return Vector.IfLess(vector, tensor.Filled(1), vector, Vector.IfLess(zero, vector, vector, zero));
    }
}
