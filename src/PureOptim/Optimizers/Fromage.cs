using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Fromage: descent whose step of each tensor is a share of the tensor's length, after which the tensor is shortened by what such a step adds at right angles.
/// <code>
/// s = 1 / √(1 + η²)
/// r = ‖θ‖ / ‖g‖        (each norm at least δ; 1 where either is 0)
/// θ' = s (θ - η r g)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums a coordinate, and keeps nothing.</para>
/// <para>
/// Defaults are those of Optax, which has none for the rate; it computes in this order: θ - (η s r g + (1 - s) θ). The paper has δ = 0, and no other lower bound. pytorch-optimizer has an option
/// that bounds the length of the parameters by that at their start. PyTorch and Keras have no Fromage.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Bernstein et al., "On the distance between two neural networks and the stability of learning", NeurIPS 2020, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Layerwise)]
public sealed record Fromage : TensorWise
{
    /// <summary>The learning rate η, at least 0, without unit where no norm is 0.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>δ, at least 0, in parameter units and in gradient units: the least that a norm is taken to be.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Source = "Optax")]
    public Schedule SmallestNorm { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.RotationEquivariantPerTensor;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.RotationEquivariant | OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <summary>One number bounds lengths of two units.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => null;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (rate, least) = (t.Of(LearningRate), tensor.Positive(t.Of(SmallestNorm)));
        var shrinkage = 1 / Scalar.Sqrt(1 + rate * rate);
        var (size, length) = (Scalar.Max(tensor.Parameter.Norm(), least), Scalar.Max(tensor.Gradient.Norm(), least));
        var scaled = Divisors.Ratio(size, length, size / length) * tensor.Gradient;
        return rate * shrinkage * scaled + (1 - shrinkage) * tensor.Parameter;
    }
}
