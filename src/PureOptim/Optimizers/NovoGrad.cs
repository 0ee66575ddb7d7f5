using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// NovoGrad: momentum over gradients that are divided by a running norm, one number for each tensor.
/// <code>
/// v' = |g|²        (in the first step)      v' = β2 v + (1 - β2) |g|²        (afterwards)
/// d = g / (√v' + ε) + λ θ
/// m' = β1 m + d      m' = β1 m + (1 - β1) d        (averaged)
/// θ' = θ - η m'
/// </code>
/// where |g| is the Euclidean norm of the tensor's gradient. No moment is corrected for its start.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums and a quotient a coordinate, and keeps one number for it, the first moment, and one for each tensor.</para>
/// <para>
/// Defaults are those of the paper, of pytorch-optimizer too. Optax has β1 = 0.9, β2 = 0.25 and ε = 1e-6, and no default for the rate; it squares a norm
/// that it has rounded, which is the last bits' difference. The authors' code averages as an option (<c>grad_averaging</c>): <see cref="Averages"/>.
/// A tensor whose gradients have all been 0 moves by its decay alone, also where ε is 0. PyTorch and Keras have no NovoGrad.
/// </para>
/// <para>Source: B. Ginsburg et al., "Stochastic Gradient Methods with Layer-wise Adaptive Moments for Training of Deep Networks", arXiv:1905.11286, 2019, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Layerwise), Defaults("the paper")]
public sealed record NovoGrad() : TensorWiseAdam(learningRate: 0.001, beta1: 0.95, beta2: 0.98, epsilon: 1e-8)
{
    /// <summary>The weight decay λ, at least 0, in 1 / parameter units: a part of the gradient after its division.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "the paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the first moment is an average of the gradients; by default it is a sum that fades.</summary>
    public bool Averages { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v") with { Shape = SlotShape.Number }];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.RotationEquivariantPerTensor;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var squares = tensor.Gradient.Dot(tensor.Gradient);
        var beta2 = t.Of(Beta2);
        var second = tensor.Keep("SecondMoment", Scalar.IfLess(t.Number, 2, squares, (1 - beta2) * squares + beta2 * tensor.Number("SecondMoment")));
        var norm = tensor.Positive(Scalar.Sqrt(second) + t.Of(Epsilon));
        // If the norm is 0, so is the gradient, and 0/1 stands for 0/0.
        var direction = tensor.Gradient / Divisors.Of(norm) + t.Of(WeightDecay) * tensor.Parameter;
        var first = tensor.Keep("FirstMoment", t.Of(Beta1) * tensor["FirstMoment"] + (Averages ? (1 - t.Of(Beta1)) * direction : direction));
        return t.Of(LearningRate) * first;
    }
}
