using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Gradient centralization: of each row of a matrix the mean is subtracted, so that rows keep their sums.
/// <code>
/// g' = g - mean(g)        each row by itself
/// </code>
/// Vectors and scalars stay. Of a tensor with more dimensions, a row is what the first index leads to.
/// </summary>
/// <remarks>
/// <para>It costs a sum and a difference a coordinate, and keeps nothing. What is centred stays to rounding.</para>
/// <para>
/// As Optax's <c>centralize</c>. For its dense layers, whose weights are inputs by outputs as here, that is the mean over the outputs; the paper means the inputs, and so do PyTorch's weights,
/// which are outputs by inputs.
/// </para>
/// <para>Source: H. Yong, J. Huang, X. Hua and L. Zhang, "Gradient Centralization: A New Optimization Technique for Deep Neural Networks", ECCV 2020, equation 1.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public sealed record Centralize(IOptimizer Wrapped) : StagedWrapper(Wrapped)
{
    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        if (tensor.Shape.Length < 2 || vector.Length == 0) return vector;
        var rows = tensor.Shape[0];
        return vector - vector.AsRows(rows).RowMeans().Outer(tensor.Filled(1).AsRows(rows).ColumnMeans());
    }
}
