using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// EmoNavi: Adam without corrections, whose steps change length with the way that the loss goes: how far a short running average of it lies below a long one.
/// <code>
/// s' = 0.7 s + 0.3 f        l' = 0.99 l + 0.01 f        d = tanh((l' - s') / max(l', f0))        u = 1 - |d|
/// c' = 0.95 c + 0.05 f        d = tanh((l' - s') / max(c', f0))        where rounding says so        (between)
/// k = 8 u (1 + sign(d) u / 10) for 1/4 &lt; |d| &lt; 1/2,        u for |d| &gt; 3/4,        and otherwise 1
/// m' = β1 m + (1 - β1) g        v' = β2 v + (1 - β2) g²
/// θ' = θ - η λ θ - k η m' / (√v' + ε)
/// p = θ - η λ θ + u (φ - θ + η λ θ),        φ' = φ + ω (p - φ)        for |d| &gt; 5/8,        (shadow)
/// p = θ - η λ θ,        φ' = φ + u (p - φ) / 10        otherwise, and        (shadow)
/// θ' = p - k η m' / (√v' + ε)        (shadow)
/// </code>
/// where f is the loss at θ, with which its averages start, and the shadow φ starts at θ.
/// </summary>
/// <remarks>
/// <para>
/// A step costs 12 products and sums, a root and a quotient a coordinate, 18 with a shadow, and keeps two numbers for it, the moments, or with a shadow three, and the averages of the run.
/// It needs the loss.
/// </para>
/// <para>
/// Defaults are those of pytorch-optimizer since its 3.10; before, and in the author's first publication, there was always a shadow, and d was tanh(5 (s' - l')). The loss times a positive number
/// makes the same steps as long as l' is above f0. PyTorch, Optax and Keras have no EmoNavi.
/// </para>
/// <para>Source: muooon, "EmoNavi", github.com/muooon/EmoNavi, 2025, as in pytorch-optimizer.</para>
/// </remarks>
[Family(OptimizerFamily.LossBased), Defaults("pytorch-optimizer")]
public sealed record EmoNavi() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    private const string Shadow = nameof(Shadow);

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <summary>The least divisor f0 of differences of the loss, above 0, in loss units: they count for less where the loss is below it.</summary>
    [Hyperparameter("f0", "f_0", Bounds.Positive, Parameter = 1, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule LeastLoss { get; init => field = Checked(value); } = 1e-5;

    /// <summary>The share ω of its distance that a shadow goes toward the parameters when they go toward it, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("ω", @"\omega", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule ShadowWeight { get; init => field = Checked(value); } = 0.05;

    /// <summary>Whether there is a shadow: an average of parameters, toward which they go where the loss changes most.</summary>
    public bool HasShadow { get; init; }

    /// <summary>
    /// Whether an average of the loss between both may divide in place of the long one: where the difference is at least 1/20 of the long one, and, divided by either and
    /// multiplied by it again, is less with the one between. Rounding alone decides, as it does in pytorch-optimizer.
    /// </summary>
    public bool MayDivideByMediumLoss { get; init; }

    /// <inheritdoc/>
    public override Needs Needs => Needs.Loss;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), .. HasShadow ? [Slot.Copy(Shadow, "φ", @"\varphi")] : ImmutableArray<Slot>.Empty, .. LossTrend.Slots(MayDivideByMediumLoss),
    ];

    /// <summary>
    /// That coordinates may be in another order is among them only where the divisor is one of two: which of three averages is the middle one rounding may decide, so that intervals of the step say nothing, though it is true.
    /// </summary>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | (MayDivideByMediumLoss ? OptimizerTraits.None : OptimizerTraits.PermutationEquivariant);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (beta1, beta2, rate, gradient) = (t.Of(Beta1), t.Of(Beta2), t.Of(LearningRate), tensor.Gradient);
        var trend = LossTrend.Of(t, t.Of(LeastLoss), MayDivideByMediumLoss);
        var shrinkage = rate * t.Of(WeightDecay) * tensor.Parameter;
        var first = tensor.KeepFaded("FirstMoment", gradient, beta1);
        var second = tensor.Keep("SecondMoment", beta2 * tensor["SecondMoment"] + (1 - beta2) * gradient * gradient);
        var step = trend.Drive * rate * first / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon)));
        if (!HasShadow) return shrinkage + step;

        var (shadow, decayed) = (tensor[Shadow], tensor.Parameter - shrinkage);
        var pull = Scalar.IfLess(0.625, trend.Size, trend.Calm, 0) * (decayed - shadow);
        tensor.Keep(Shadow, shadow + Scalar.IfLess(0.625, trend.Size, t.Of(ShadowWeight), 0.1 * trend.Calm) * (decayed - pull - shadow));
        return shrinkage + pull + step;
    }
}
