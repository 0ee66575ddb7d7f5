using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// D-Adaptation of AdamW: Adam whose rate is a lower bound of the distance from the start to the solution, which the gradients so far have proved.
/// <code>
/// e = d η √(1 - β2^t) / (1 - β1^t)
/// m' = β1 m + (1 - β1) e g        v' = β2 v + (1 - β2) g²
/// r' = √β2 r + (1 - √β2) e ⟨g, s / (√v + ε)⟩        s' = √β2 s + (1 - √β2) e g
/// d' = max(d, r' / ((1 - √β2) |s'|))
/// θ' = θ - (e λ θ + m' / (√v' + ε))
/// </code>
/// where t counts steps from 1, ⟨x, y⟩ and |x| are the inner product and the sum of magnitudes of the whole model, and d and r begin at d0 and 0.
/// </summary>
/// <remarks>
/// <para>A step costs 20 products and sums, two roots and two quotients a coordinate, and keeps three numbers for it, the moments and the sum, and two of the run.</para>
/// <para>Defaults are those of the authors' code and Optax, which corrects the moments, as here; the paper does not. The rate is for schedules, which begin at 1. PyTorch and Keras have no D-Adaptation.</para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Defazio and K. Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", ICML 2023, algorithm 5, with Adam's correction.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree), Defaults("the paper"), Defaults("the authors", nameof(InitialDistance))]
public sealed record DAdaptAdamW : DistanceAdaptation
{
    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, whose root is that of what the bound is made of, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "the authors")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override string DisplayName => "D-Adapt AdamW";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("Sum", "s"), .. DistanceBound.Slots(InitialDistance)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.PermutationEquivariant;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, distance, decay, epsilon) = (tensor.Gradient, t.Kept(DistanceBound.Distance), Scalar.Sqrt(t.Of(Beta2)), tensor.Positive(t.Of(Epsilon)));
        var rate = distance * t.Of(LearningRate) * (Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1));
        var aligned = gradient.Dot(tensor["Sum"] / (Vector.Sqrt(tensor["SecondMoment"]) + epsilon));
        var first = tensor.Keep("FirstMoment", t.Of(Beta1) * tensor["FirstMoment"] + (1 - t.Of(Beta1)) * rate * gradient);
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        var sum = tensor.Keep("Sum", decay * tensor["Sum"] + (1 - decay) * rate * gradient);
        var numerator = t.Keep(DistanceBound.Numerator, decay * t.Kept(DistanceBound.Numerator) + (1 - decay) * rate * aligned);
        DistanceBound.Grown(t, numerator, (1 - decay) * sum.SumOfMagnitudes());
        return DecayPlacement.InUpdate.Apply(tensor, rate * t.Of(WeightDecay), first / (Vector.Sqrt(second) + epsilon));
    }
}
