using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// StableAdamW: AdamW whose rate, for each tensor, is divided by the size of its gradients as measured by their own second moment, where that is above 1.
/// <code>
/// b1 = β1 (1 - β1^(t-1)) / (1 - β1^t)      b2 = β2 (1 - β2^(t-1)) / (1 - β2^t)
/// m' = m + (1 - b1) (g - m)        v' = b2 v + (1 - b2) g²
/// η_t = η / max(1, √(mean of g² / max(v', ε²)))
/// θ' = (1 - η_t λ) θ - η_t m' / (√v' + ε)
/// </code>
/// where t counts steps from 1. With betas that grow so, the moments need no correction.
/// </summary>
/// <remarks>
/// <para>A step costs 14 products and sums, 2 roots and 2 quotients a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of pytorch-optimizer, whose compensated sums are for parameters of 16 bits and have no counterpart here. The size is 1 or less for gradients like those seen before; a
/// gradient that is much larger than these is not let through at full rate. PyTorch, Optax and Keras have no StableAdamW.
/// </para>
/// <para>Source: M. Wortsman et al., "Stable and low-precision training for large-scale vision-language models", NeurIPS 2023, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("pytorch-optimizer"), Defaults("the paper", nameof(Beta1), nameof(Beta2))]
public sealed record StableAdamW() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.99, epsilon: 1e-8)
{
    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | CommonTraits.LackedByDecay;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, epsilon, beta2) = (tensor.Gradient, t.Of(Epsilon), Grown(t.Of(Beta2), t.OneMinusPower(Beta2)));
        var first = tensor.KeepToward("FirstMoment", gradient, Grown(t.Of(Beta1), t.OneMinusPower(Beta1)));
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, beta2);
        // Of a square of 0 the quotient by 1 is 0 too.
        var least = tensor.Positive(epsilon * epsilon);
        var bounded = Vector.Max(second, least);
        var ratios = gradient * gradient / Vector.IfLess(tensor.Filled(0), bounded, bounded, bounded + 1);
        var rate = t.Of(LearningRate) / Scalar.Max(1, Scalar.Sqrt(ratios.Mean()));
        return DecayPlacement.Factor.Apply(tensor, rate * t.Of(WeightDecay), rate * (first / (Vector.Sqrt(second) + tensor.Positive(epsilon))));
    }

    /// <summary>β (1 - β^(t-1)) / (1 - β^t), as 1 less what a value weighs in an average of all so far.</summary>
    private static Scalar Grown(Scalar beta, Scalar weightOfAll) => 1 - (1 - beta) / weightOfAll;
}
