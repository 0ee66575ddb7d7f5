using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AvaGrad: Adam with the second moment of the steps before, and with rates of the coordinates that are of one size on average, so that rate and ε no longer depend on each other.
/// <code>
/// m' = β1 m + (1 - β1) g
/// θ' = θ - γ η / (1 - β1^t) m' / (√v / √(1 - β2^(t-1)) + ε)        (from the second step on)
/// γ' = 1 / √(mean of 1 / (√v / √(1 - β2^t) + ε)²)        (over all parameters)
/// v' = β2 v + (1 - β2) g²
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, a root and 3 quotients a coordinate, and keeps two numbers for it, the moments, and one of the run.</para>
/// <para>
/// Defaults are those of the authors' code and of pytorch-optimizer, whose γ is that of the step before and whose moments are corrected; the paper takes γ from the rates at hand, and corrects nothing. The rate is
/// large, because the rates of the coordinates are 1 on average. PyTorch, Optax and Keras have no AvaGrad.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: P. Savarese, D. McAllester, S. Babu and M. Maire, "Domain-independent Dominance of Adaptive Methods", CVPR 2021, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AvaGrad : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter / gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, above 0, in gradient units: the first steps divide by it alone. One that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.Positive, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 0.1;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Run("Scale", 0, "γ", @"\gamma")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.PermutationEquivariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, epsilon, root) = (tensor.Gradient, tensor.Positive(t.Of(Epsilon)), Vector.Sqrt(tensor["SecondMoment"]));
        var first = tensor.KeepFaded("FirstMoment", gradient, t.Of(Beta1));
        tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        var rates = 1 / (root / Scalar.Sqrt(t.OneMinusPower(Beta2)) + epsilon);
        var scale = t.Kept("Scale");
        t.Keep("Scale", 1 / Scalar.Sqrt(rates.Dot(rates) / tensor.Length));
        if (t.Number.Value < 2) return tensor.Filled(0);
        var seen = 1 - Scalar.Power(t.Of(Beta2), t.Number - 1);
        return scale * t.Of(LearningRate) / t.OneMinusPower(Beta1) * (first / (root / Scalar.Sqrt(seen) + epsilon));
    }
}
