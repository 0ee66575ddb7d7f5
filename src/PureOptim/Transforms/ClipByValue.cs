using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Clipping by value: no element of the gradient, or of the update, is larger than a maximum.
/// <code>
/// g' = min(max(g, -c), c)
/// </code>
/// </summary>
/// <remarks>
/// <para>It costs two comparisons a coordinate and keeps nothing. The direction changes where some elements are cut. A NaN stays one.</para>
/// <para>As Optax's <c>clip</c>, PyTorch's <c>clip_grad_value_</c> and Keras's <c>clipvalue</c>; none has a default for c.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Maximum">The magnitude c that no element exceeds, above 0, in units of what is clipped.</param>
public sealed record ClipByValue(IOptimizer Wrapped, Schedule Maximum) : StagedWrapper(Wrapped)
{
    /// <summary>The magnitude c that no element exceeds, above 0, in units of what is clipped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("c", "c", Bounds.Positive, Gradient = 1)]
    public Schedule Maximum { get; init => field = Checked(value); } = Guard.Within(Maximum, Bounds.Positive, nameof(Maximum));

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending
        | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Maximum) && Stage == WrapperStage.Update ? new(1, 0) : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        var maximum = t.Of(Maximum);
        return Vector.Min(Vector.Max(vector, -maximum), maximum);
    }
}
