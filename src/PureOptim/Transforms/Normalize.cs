using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The gradient, or the update, of all tensors together brought to a length.
/// <code>
/// g' = g / ((‖g‖ + ε) / s)
/// </code>
/// </summary>
/// <remarks>
/// <para>It costs a norm and a quotient a coordinate, and keeps nothing. A vector of zeros stays one, also with ε = 0. In <see cref="Groups"/> the norm is that of the group.</para>
/// <para>As Optax's <c>normalize_by_update_norm</c>; its <c>contrib.normalize</c> has ε = 0, and makes NaN of zeros.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public sealed record Normalize(IOptimizer Wrapped) : StagedWrapper(Wrapped)
{
    /// <summary>The length s, above 0, in units of what is normalized.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("s", "s", Bounds.Positive, Source = "Optax")]
    public Schedule Target { get; init => field = Checked(value); } = 1;

    /// <summary>ε, at least 0, in units of what is normalized, added to the length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => (hyperparameter, Stage) switch
    {
        (nameof(Epsilon), WrapperStage.Update) => new(1, 0),
        (nameof(Target), WrapperStage.Update) => new(1, 0),
        (nameof(Target), _) => new(0, 1),
        _ => base.UnitOf(hyperparameter),
    };

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        var norm = vector.Norm();
        return norm.Value == 0 ? vector : vector / ((norm + tensor.Positive(t.Of(Epsilon))) / t.Of(Target));
    }
}
