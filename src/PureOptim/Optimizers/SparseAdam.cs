using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adam for gradients that are 0 in most rows, as those of embeddings are: a row without a gradient rests, and so do its moments.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// η_t = η √(1 - β2^t) / (1 - β1^t)
/// θ' = θ - η_t m' / (√v' + ε)
/// </code>
/// for each row whose gradient is not 0 throughout; the others stay. A row is that of a matrix; of other tensors each element is one. t counts all steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, a root, a quotient and two comparisons a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// PyTorch's <c>SparseAdam</c>, which is told by a sparse gradient which rows are in it; one of them may then be 0 throughout, and its moments fade there. Here it rests.
/// Optax and Keras have none. <see cref="Adam"/> moves every coordinate that ever had a gradient.
/// </para>
/// <para>Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, the form before section 2.1, for some of the rows.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record SparseAdam() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, zero) = (tensor.Gradient, tensor.Filled(0));
        var (first, second) = (tensor["FirstMoment"], tensor["SecondMoment"]);
        var size = Vector.Abs(gradient);
        if (tensor.Shape.Length == 2) size = size.RowMeans().Outer(tensor.Filled(1).ColumnMeans());
        Vector InRows(Vector there, Vector elsewhere) => Vector.IfLess(zero, size, there, elsewhere);

        var firstMoment = tensor.Keep("FirstMoment", InRows(first + (1 - t.Of(Beta1)) * (gradient - first), first));
        var secondMoment = tensor.Keep("SecondMoment", InRows(second + (1 - t.Of(Beta2)) * (gradient * gradient - second), second));
        return InRows(CorrectedRate(t) * firstMoment / (Vector.Sqrt(secondMoment) + tensor.Positive(t.Of(Epsilon))), zero);
    }
}
