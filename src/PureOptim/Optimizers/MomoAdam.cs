using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// MoMo-Adam: <see cref="Momo"/> along Adam's direction, in the norm that Adam's second moment makes.
/// <code>
/// m' = β1 m + (1 - β1) g        v' = β2 v + (1 - β2) g²        D = ε + √(v' / (1 - β2^t))
/// f̄' = β1 f̄ + (1 - β1) f        γ' = β1 γ + (1 - β1) ⟨g, θ⟩        h' = f̄' - γ'        b = 1 - β1^t
/// τ = min(η / b, max((1 + η λ) (h' - b f*) + ⟨m', θ⟩, 0) / ⟨m', m' / D⟩)
/// θ' = θ - (η λ / (1 + η λ) θ + τ m' / D)
/// f* = max(((1 + η λ) h' + ⟨m', θ⟩) / (2 b (1 + η λ)), f0)        where the lines fall below b f*, before τ, and        (adapted)
/// f*' = max((h' + ⟨m', θ⟩ - τ ⟨m', m' / D⟩ / 2) / b, f0)        after the step
/// </code>
/// where t counts steps from 1, f is the loss at θ, and ⟨x, y⟩ is the inner product of the whole model.
/// </summary>
/// <remarks>
/// <para>A step costs 18 products and sums, a root and two quotients a coordinate, and keeps two numbers for it, the moments, and three of the run. It needs the loss.</para>
/// <para>
/// Defaults are those of the paper and Optax. If the moment is 0, there is no step; Optax takes none either where ⟨m', m' / D⟩ is at most 2^-52, whatever the units. PyTorch and Keras have no MoMo.
/// </para>
/// <para>Source: F. Schaipp, R. Ohana, M. Eickenberg, A. Defazio and R. M. Gower, "MoMo: Momentum Models for Adaptive Learning Rates", ICML 2024, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.LossBased), Defaults("the paper")]
public sealed record MomoAdam() : TensorWiseAdam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The lowest loss f0, or the least that it is taken for, in loss units.</summary>
    [Hyperparameter("f0", "f_0", Bounds.Finite, Parameter = 1, Gradient = 1, Source = "the paper")]
    public double LowerBound { get; init => field = Checked(value); }

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "the paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the lowest loss is estimated on the way.</summary>
    public bool AdaptsLowerBound { get; init; }

    /// <inheritdoc/>
    public override Needs Needs => Needs.Loss;

    /// <inheritdoc/>
    public override string DisplayName => "MoMo-Adam";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), .. PolyakModel.Slots(LowerBound)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.PermutationEquivariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (beta1, beta2, gradient) = (t.Of(Beta1), t.Of(Beta2), tensor.Gradient);
        var moment = tensor.KeepFaded("FirstMoment", gradient, beta1);
        var second = tensor.Keep("SecondMoment", beta2 * tensor["SecondMoment"] + (1 - beta2) * gradient * gradient);
        var divisor = Vector.Sqrt(second / t.OneMinusPower(Beta2)) + tensor.Positive(t.Of(Epsilon));
        var (rate, shrinkage) = (t.Of(LearningRate), t.Of(LearningRate) * t.Of(WeightDecay));
        var step = new PolyakModel(tensor, t, beta1, moment).Step(moment.Dot(moment / divisor), rate, shrinkage, t.OneMinusPower(Beta1), AdaptsLowerBound ? LowerBound : null);
        return shrinkage / (1 + shrinkage) * tensor.Parameter + step * moment / divisor;
    }
}
