using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The update of each tensor times the size of its parameters.
/// <code>
/// θ' = θ - max(‖θ‖, m) u            or    θ' = θ - max(‖θ‖/√n, m) u
/// </code>
/// where u is the update of the wrapped optimizer and n the number of the tensor's elements.
/// </summary>
/// <remarks>
/// <para>It costs a norm and a product a coordinate, and keeps nothing.</para>
/// <para>As Optax's <c>scale_by_param_block_norm</c> and <c>scale_by_param_block_rms</c>, which is a part of its Adafactor.</para>
/// <para>Source: N. Shazeer and M. Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", ICML 2018, section 8.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public sealed record ParameterScale(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <summary>The size m that a tensor has at least, above 0, in parameter units: a tensor of zeros can leave them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("m", "m", Bounds.Positive, Parameter = 1, Source = "Optax")]
    public Schedule Minimum { get; init => field = Checked(value); } = 1e-3;

    /// <summary>The measure of size.</summary>
    public ParameterLength Length { get; init => field = Argument.Defined(value); } = ParameterLength.RootMeanSquare;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient);

    /// <summary>The size has no unit that holds for all: times it, the wrapped optimizer's rate would need another one.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Minimum) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var norm = tensor.Parameter.Norm();
        var size = Length == ParameterLength.Norm ? norm : norm / Scalar.Sqrt(int.Max(tensor.Length, 1));
        return Scalar.Max(size, t.Of(Minimum)) * tensor.Update;
    }
}
