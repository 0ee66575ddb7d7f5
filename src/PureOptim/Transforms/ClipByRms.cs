using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Clipping of each tensor by the root of its mean square, of its gradient or of its update.
/// <code>
/// g' = g / max(1, rms(g)/c),    rms(g) = ‖g‖/√n
/// </code>
/// where n is the number of the tensor's elements.
/// </summary>
/// <remarks>
/// <para>It costs a norm and a quotient a coordinate, and keeps nothing. Tensors below the threshold go through to the bit.</para>
/// <para>As Optax's <c>clip_by_block_rms</c>, which Adafactor applies to its updates.</para>
/// <para>Source: N. Shazeer and M. Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", ICML 2018, section 6.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Maximum">The threshold c, above 0, in units of what is clipped.</param>
public sealed record ClipByRms(IOptimizer Wrapped, Schedule Maximum) : StagedWrapper(Wrapped)
{
    /// <summary>The threshold c, above 0, in units of what is clipped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("c", "c", Bounds.Positive, Gradient = 1)]
    public Schedule Maximum { get; init => field = Checked(value); } = Guard.Within(Maximum, Bounds.Positive, nameof(Maximum));

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Maximum) && Stage == WrapperStage.Update ? new(1, 0) : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t) =>
        vector / Scalar.Max(1, vector.Norm() / Scalar.Sqrt(int.Max(vector.Length, 1)) / t.Of(Maximum));
}
