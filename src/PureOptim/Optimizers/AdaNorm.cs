using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaNorm: Adam whose first moment gets each tensor's gradient at least as long as gradients have been on average.
/// <code>
/// e' = r e + (1 - r) ‖g‖        s = g e' / ‖g‖        (where e' is above ‖g‖)      s = g        (elsewhere)
/// m' = β1 m + (1 - β1) s        v' = β2 v + (1 - β2) g²
/// θ' = θ - η / (1 - β1^t) m' / ((√(v' + ε_n) + ε) / √(1 - β2^t))
/// </code>
/// where t counts steps from 1. A gradient of 0 stays one.
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums, a root and 2 quotients a coordinate, and keeps two numbers for it, the moments, and one for each tensor.</para>
/// <para>Defaults are those of pytorch-optimizer, which has ε_n = 1e-15 besides. PyTorch, Optax and Keras have no AdaNorm.</para>
/// <para>Source: S. R. Dubey, S. K. Singh and B. B. Chaudhuri, "AdaNorm: Adaptive Gradient Norm Correction based Optimizer for CNNs", WACV 2023, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("pytorch-optimizer"), Defaults("the paper", nameof(Beta1), nameof(Epsilon))]
public sealed record AdaNorm() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.99, epsilon: 1e-8)
{
    /// <summary>The decay r of the average length, from 0 to 1, without unit; at 1 there is no average, and this is Adam.</summary>
    [Hyperparameter("r", "r", Bounds.UnitInterval, Source = "the paper")]
    public Schedule NormDecay { get; init => field = Checked(value); } = 0.95;

    /// <summary>ε_n, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_n", @"\epsilon_n", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("AverageNorm", "e") with { Shape = SlotShape.Number }];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, decay, norm) = (tensor.Gradient, t.Of(NormDecay), tensor.Gradient.Norm());
        var average = tensor.Keep("AverageNorm", decay * tensor.Number("AverageNorm") + (1 - decay) * norm);
        // Of a norm of 0 the gradient is 0, and 0/1 stands for 0/0.
        var corrected = Scalar.IfZero(norm, 1, Scalar.IfLess(norm, average, average, 1)) * gradient / Scalar.IfZero(norm, 1, Scalar.IfLess(norm, average, norm, 1));
        var first = tensor.KeepFaded("FirstMoment", corrected, t.Of(Beta1));
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        var root = Vector.Sqrt(second + tensor.Positive(t.Of(RootEpsilon))) + tensor.Positive(t.Of(Epsilon));
        return t.Of(LearningRate) / t.OneMinusPower(Beta1) * (first / (root / Scalar.Sqrt(t.OneMinusPower(Beta2))));
    }
}
