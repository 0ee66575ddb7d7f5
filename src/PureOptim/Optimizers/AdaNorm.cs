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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: S. R. Dubey, S. K. Singh and B. B. Chaudhuri, "AdaNorm: Adaptive Gradient Norm Correction based Optimizer for CNNs", WACV 2023, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdaNorm : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.99;

    /// <summary>The decay r of the average length, from 0 to 1, without unit; at 1 there is no average, and this is Adam.</summary>
    [Hyperparameter("r", "r", Bounds.UnitInterval, Source = "the paper")]
    public Schedule NormDecay { get; init => field = Checked(value); } = 0.95;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>ε_n, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_n", @"\epsilon_n", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("AverageNorm", "e") with { Shape = SlotShape.Number }];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, decay, norm) = (tensor.Gradient, t.Of(NormDecay), tensor.Gradient.Norm());
        var average = tensor.Keep("AverageNorm", decay * tensor.Number("AverageNorm") + (1 - decay) * norm);
        // Of a norm of 0 the gradient is 0, and 0/1 stands for 0/0.
        var corrected = norm.Value == 0 ? gradient : Scalar.IfLess(norm, average, average, 1) * gradient / Scalar.IfLess(norm, average, norm, 1);
        var first = tensor.Keep("FirstMoment", t.Of(Beta1) * tensor["FirstMoment"] + (1 - t.Of(Beta1)) * corrected);
        var second = tensor.Keep("SecondMoment", t.Of(Beta2) * tensor["SecondMoment"] + (1 - t.Of(Beta2)) * (gradient * gradient));
        var root = Vector.Sqrt(second + tensor.Positive(t.Of(RootEpsilon))) + tensor.Positive(t.Of(Epsilon));
        return t.Of(LearningRate) / t.OneMinusPower(Beta1) * (first / (root / Scalar.Sqrt(t.OneMinusPower(Beta2))));
    }
}
