using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A cautious step: coordinates in which the wrapped optimizer would go up the present gradient stay, and the others of the tensor go the farther.
/// <code>
/// φ = 1 where u g > 0, else 0
/// θ' = θ - n / (Σφ + 1) φ u
/// </code>
/// where u is the update of the wrapped optimizer, and n the number of elements of the tensor.
/// </summary>
/// <remarks>
/// <para>
/// The paper's factor, as in pytorch-optimizer's option <c>cautious</c>: where all coordinates go, steps are n / (n + 1) of the wrapped optimizer's. The authors' later code divides by the share of
/// the coordinates that go, at least 0.001.
/// </para>
/// <para>Source: K. Liang, L. Chen, B. Liu and Q. Liu, "Cautious Optimizers: Improving Training with One Line of Code", arXiv:2411.16085, 2024, algorithm 1.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are masked.</param>
public sealed record Cautious(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        Vector one = tensor.Filled(1), zero = tensor.Filled(0);
        // Of signs, not of the product, which may vanish.
        var (update, gradient) = (tensor.Update, tensor.Gradient);
        var mask = Vector.IfLess(zero, gradient, Vector.IfLess(zero, update, one, zero), Vector.IfLess(gradient, zero, Vector.IfLess(update, zero, one, zero), zero));
        return tensor.Length / (mask.Sum() + 1) * mask * update;
    }
}
