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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: muooon, "EmoNavi", github.com/muooon/EmoNavi, 2025, as in pytorch-optimizer.</para>
/// </remarks>
[Family(OptimizerFamily.LossBased)]
public sealed record EmoNavi : TensorWise
{
    private const string Short = "ShortLoss", Medium = "MediumLoss", Long = "LongLoss", Shadow = "Shadow";

    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

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
        Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), .. HasShadow ? [Slot.Copy(Shadow, "φ", @"\varphi")] : ImmutableArray<Slot>.Empty,
        Slot.Run(Short, 0, "s"), Slot.Run(Long, 0, "l"), .. MayDivideByMediumLoss ? [Slot.Run(Medium, 0, "c")] : ImmutableArray<Slot>.Empty,
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.PermutationEquivariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (beta1, beta2, rate, gradient) = (t.Of(Beta1), t.Of(Beta2), t.Of(LearningRate), tensor.Gradient);
        var direction = Direction(t);
        var (size, calm) = (Scalar.Abs(direction), 1 - Scalar.Abs(direction));
        var middle = 8 * calm * (1 + 0.1 * Scalar.IfLess(direction, 0, -calm, calm));
        var drive = Scalar.IfLess(0.25, size, Scalar.IfLess(size, 0.5, middle, Scalar.IfLess(0.75, size, calm, 1)), 1);

        var shrinkage = rate * t.Of(WeightDecay) * tensor.Parameter;
        var first = tensor.Keep("FirstMoment", beta1 * tensor["FirstMoment"] + (1 - beta1) * gradient);
        var second = tensor.Keep("SecondMoment", beta2 * tensor["SecondMoment"] + (1 - beta2) * gradient * gradient);
        var step = drive * rate * first / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon)));
        if (!HasShadow) return shrinkage + step;

        var (shadow, decayed) = (tensor[Shadow], tensor.Parameter - shrinkage);
        var pull = Scalar.IfLess(0.625, size, calm, 0) * (decayed - shadow);
        tensor.Keep(Shadow, shadow + Scalar.IfLess(0.625, size, t.Of(ShadowWeight), 0.1 * calm) * (decayed - pull - shadow));
        return shrinkage + pull + step;
    }

    /// <summary>The scalar d, from the averages of the loss after this step's.</summary>
    private Scalar Direction(StepContext t)
    {
        var (below, above) = (Average(t, Short, 0.3), Average(t, Long, 0.01));
        var (difference, largest) = (above - below, Scalar.Max(above, t.Of(LeastLoss)));
        var share = difference / largest;
        if (MayDivideByMediumLoss)
        {
            var middle = Scalar.Max(Average(t, Medium, 0.05), t.Of(LeastLoss));
            var other = difference / middle;
            share = Scalar.IfLess(Scalar.Abs(share), 0.05, share, Scalar.IfLess(Scalar.Abs(other) * middle, Scalar.Abs(share) * largest, other, share));
        }

        return 1 - 2 / (Scalar.Power(double.E, 2 * share) + 1);
    }

    private static Scalar Average(StepContext t, string slot, double weight) =>
        t.Keep(slot, weight * t.Loss + (1 - weight) * Scalar.IfLess(t.Number, 2, t.Loss, t.Kept(slot)));
}
