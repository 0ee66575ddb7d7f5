using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Prodigy: Adam whose rate is an estimate of the distance from the start to the solution, which grows with what the gradients have told about it.
/// <code>
/// e = d η      e = d η √(1 - β2^t) / (1 - β1^t)        (corrected)
/// m' = β1 m + (1 - β1) d g        v' = β2 v + (1 - β2) (d g)²
/// s' = β3 s + e d / d0 g      s' = β3 s + d² / d0 g        (safe in a warm-up)
/// r' = β3 r + e d / d0 ⟨g, a - θ⟩        d' = max(d, c r' / |s'|)
/// D' = max(D, c r' / |s'|)        d' = min(D', ρ d)      d' = D'        (while d is d0)        (ρ above 0)
/// θ' = (1 - e λ) θ - e m' / (√v' + d' ε)      θ' = (1 - e λ) θ - e atan2(m', √v')        (angles)
/// </code>
/// where t counts steps from 1, a is where the run started, ⟨x, y⟩ and |x| are the inner product and the sum of magnitudes of the whole model, and d and r begin at d0 and 0.
/// </summary>
/// <remarks>
/// <para>A step costs 25 products and sums, a root and a quotient a coordinate, and keeps four numbers for it, the moments, the sum and the start, and two of the run; three where the growth is bounded.</para>
/// <para>
/// Defaults are those of the authors' code and pytorch-optimizer. Optax corrects the moments and decays in the update. β3 is √β2 there unless given. The rate is for schedules, which begin at 1. PyTorch and Keras have no Prodigy.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: K. Mishchenko and A. Defazio, "Prodigy: An Expeditiously Adaptive Parameter-Free Learner", ICML 2024, algorithm 4.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree), Defaults("the paper")]
public sealed record Prodigy : DistanceAdaptation
{
    private const string Largest = "LargestDistance";

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The decay β3 of what the estimate is made of, at least 0 and below 1, without unit; by default the root of 0.999.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta3 { get; init => field = Checked(value); } = double.Sqrt(0.999);

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The factor c of later estimates, at least 0, without unit.</summary>
    [Hyperparameter("c", "c", Bounds.NonNegative, Source = "the authors")]
    public Schedule Coefficient { get; init => field = Checked(value); } = 1;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "the authors")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>The factor ρ by which the estimate, once it has begun to, grows at most in a step, at least 0, without unit; of 0 it grows by any.</summary>
    [AddedLater]
    [Hyperparameter("ρ", @"\rho", Bounds.NonNegative, Source = "the authors")]
    public double GrowthRate { get; init => field = Checked(value); }

    /// <summary>Whether a step is of the angle of the moments, which needs no ε, in place of their quotient.</summary>
    [AddedLater]
    public bool TakesAngles { get; init; }

    /// <summary>Whether the moments are corrected for their start at 0.</summary>
    public bool CorrectsBias { get; init; }

    /// <summary>Whether the rate is left out of the sum of gradients, so that it may begin near 0.</summary>
    public bool SafeguardsWarmUp { get; init; }

    /// <summary>The position of the decay in the formula.</summary>
    public DecayPlacement DecayPlacement { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Copy("Start", "a"), Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("Sum", "s"), .. DistanceBound.Slots(InitialDistance),
        .. GrowthRate > 0 ? [Slot.Run(Largest, InitialDistance, "D")] : ImmutableArray<Slot>.Empty,
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd;

    /// <summary>None of d0: the square of a distance times a gradient leaves the range of float where neither does, so that what holds in one unit need not in another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(InitialDistance) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, distance, beta3) = (tensor.Gradient, t.Kept(DistanceBound.Distance), t.Of(Beta3));
        var rate = distance * t.Of(LearningRate);
        if (CorrectsBias) rate *= Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1);
        var scaled = distance * gradient;
        var first = tensor.KeepFaded("FirstMoment", scaled, t.Of(Beta1));
        var second = tensor.KeepFaded("SecondMoment", scaled * scaled, t.Of(Beta2));
        var sum = tensor.Keep("Sum", beta3 * tensor["Sum"] + (SafeguardsWarmUp ? distance : rate) / InitialDistance * scaled);
        var numerator = t.Keep(DistanceBound.Numerator, beta3 * t.Kept(DistanceBound.Numerator) + distance / InitialDistance * rate * gradient.Dot(tensor["Start"] - tensor.Parameter));
        var next = Grown(t, distance, t.Of(Coefficient) * numerator, sum.SumOfMagnitudes());
        var update = TakesAngles ? rate * Vector.Atan2(first, Vector.Sqrt(second)) : rate * first / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon), next));
        return DecayPlacement.Apply(tensor, rate * t.Of(WeightDecay), update);
    }

    /// <summary>The estimate after a step.</summary>
    private Scalar Grown(StepContext t, Scalar distance, Scalar numerator, Scalar magnitude)
    {
        if (GrowthRate == 0) return DistanceBound.Grown(t, numerator, magnitude);
        var largest = t.Keep(Largest, Scalar.Max(t.Kept(Largest), DistanceBound.Proved(numerator, magnitude)));
        return t.Keep(DistanceBound.Distance, Scalar.IfLess(InitialDistance, distance, Scalar.Min(largest, GrowthRate * distance), largest));
    }
}
