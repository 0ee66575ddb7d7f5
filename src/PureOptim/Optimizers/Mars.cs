using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// MARS: AdamW of gradients to which a part of their change since the step before is added, each tensor's cut down to a length of 1.
/// <code>
/// c = g + γ β1 / (1 - β1) (g - p)      c = c / ‖c‖        (where ‖c‖ is above 1)      p' = g
/// m' = β1 m + (1 - β1) c        v' = β2 v + (1 - β2) c²
/// θ' = (1 - η λ) θ - η m' / ((√(v' + ε_n) + ε) (1 - β1^t) / √(1 - β2^t))
/// θ' = (1 - η λ) θ - η sign(m')        (as Lion)
/// θ' = (1 - η λ) θ - η √max(1, rows / columns) O        (as Shampoo, a matrix, O being m' / (1 - β1) made orthogonal)
/// </code>
/// where t counts steps from 1, and p begins at 0.
/// </summary>
/// <remarks>
/// <para>A step costs 19 products and sums, a root and 2 quotients a coordinate, as AdamW, and keeps three numbers for it: the moments and the gradient of the step before. As Lion it keeps no second moment, as Shampoo none of matrices, whose steps cost what those of <see cref="Muon"/> do.</para>
/// <para>
/// These are the approximate forms of MARS, with the gradient of the step before; the exact one takes the present batch's gradient at the parameters of the step before. Defaults are those of the authors' code and of
/// pytorch-optimizer, which has ε_n = 1e-15 besides and gives tensors of one dimension to AdamW with betas and a decay of their own, and takes ε for the least length of m' / (1 - β1), where it is added here. PyTorch,
/// Optax and Keras have no MARS.
/// </para>
/// <para>Source: H. Yuan et al., "MARS: Unleashing the Power of Variance Reduction for Training Large Models", arXiv:2411.10438, 2024, algorithms 2 to 4.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record Mars() : TensorWiseAdam(learningRate: 0.003, beta1: 0.95, beta2: 0.99, epsilon: 1e-8)
{
    /// <summary>γ, at least 0, without unit: the scale of the change; of 0 this is AdamW with clipping.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.NonNegative, Source = "the authors")]
    public Schedule Gamma { get; init => field = Checked(value); } = 0.025;

    /// <summary>ε_n, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_n", @"\epsilon_n", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Whether c is cut down to a length of 1, in gradient units.</summary>
    public bool Clips { get; init; } = true;

    /// <summary>What is done with the moments.</summary>
    [AddedLater]
    public MarsForm Form { get; init => field = Argument.Defined(value); }

    /// <summary>Whether every result of the iteration that makes a matrix orthogonal is rounded to bfloat16.</summary>
    [AddedLater]
    public bool RoundsToBfloat16 { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "MARS";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v") with { Shape = SlotShape.Tensor.Where(shape => !IsOrthogonal(shape) && Form != MarsForm.Lion) }, Slot.Zero("Previous", "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Form == MarsForm.Shampoo ? OptimizerTraits.None : OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | CommonTraits.LackedByDecay;

    /// <summary>Where gradients are cut down to a number, what holds in one unit need not in another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => (Clips || RoundsToBfloat16) && hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, beta1) = (tensor.Gradient, t.Of(Beta1));
        var changed = t.Of(Gamma) * (beta1 / (1 - beta1)) * (gradient - tensor["Previous"]) + gradient;
        if (Clips) changed = changed / Scalar.Max(changed.Norm(), 1);
        tensor.Keep("Previous", gradient);
        var first = tensor.KeepFaded("FirstMoment", changed, beta1);
        var rate = t.Of(LearningRate);
        return DecayPlacement.Factor.Apply(tensor, rate * t.Of(WeightDecay), rate * Direction(tensor, t, first, changed));
    }

    /// <summary>The direction of a step, of the first moment after it.</summary>
    private Vector Direction(TensorStep tensor, StepContext t, Vector first, Vector changed)
    {
        var (beta1, beta2) = (t.Of(Beta1), t.Of(Beta2));
        if (Form == MarsForm.Lion) return Divisors.SignOf(first);
        if (IsOrthogonal(tensor.Shape))
        {
            var scale = MuonScale.RowsOverColumns.Of(tensor.Shape[0], tensor.Shape[1]);
            return scale * NewtonSchulz.Orthogonal(tensor, first / (1 - beta1), _ => MuonCoefficients.Tuned.Of(0), 5, t.Of(Epsilon), RoundsToBfloat16);
        }

        var second = tensor.KeepFaded("SecondMoment", changed * changed, beta2);
        var root = Vector.Sqrt(second + tensor.Positive(t.Of(RootEpsilon))) + tensor.Positive(t.Of(Epsilon));
        return first / (t.OneMinusPower(Beta1) * (root / Scalar.Sqrt(t.OneMinusPower(Beta2))));
    }

    private bool IsOrthogonal(ImmutableArray<int> shape) => Form == MarsForm.Shampoo && shape.Length == 2;
}
