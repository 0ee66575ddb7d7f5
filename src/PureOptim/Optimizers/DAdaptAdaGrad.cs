using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// D-Adaptation of AdaGrad: AdaGrad from the start, whose rate is a lower bound of the distance from there to the solution, which the gradients so far have proved.
/// <code>
/// h' = h + g²        s' = s + d η g        A = √h' + ε
/// r' = r + (d η)² ⟨g, g / A⟩        d' = max(d, (⟨s', s' / A⟩ - r') / |s'|)
/// θ' = μ θ + (1 - μ) (a - s' / A)
/// </code>
/// where a is where the run started, ⟨x, y⟩ and |x| are the inner product and the sum of magnitudes of the whole model, and d and r begin at d0 and 0, and h at h0.
/// </summary>
/// <remarks>
/// <para>A step costs 18 products and sums, a root and three quotients a coordinate, and keeps three numbers for it, the sum, the squares and the start, and two of the run.</para>
/// <para>
/// Defaults are those of the authors' code; pytorch-optimizer has ε = 0. Their limit of the growth of d is not offered; their decay is <see cref="CoupledDecay"/>. The rate is for schedules, which begin at 1. The authors
/// advise D-Adaptation of Adam or descent instead: here d grows slowly. PyTorch, Optax and Keras have no such optimizer.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Defazio and K. Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", ICML 2023, algorithm 2, as in the authors' package dadaptation.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree), Defaults("the paper"), Defaults("the authors", nameof(InitialDistance))]
public sealed record DAdaptAdaGrad : DistanceAdaptation
{
    /// <summary>The share μ of the parameters in the average with what the sum leads to, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the authors", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <summary>The first value h0 of the accumulated squares, at least 0, in squared gradient units.</summary>
    [Hyperparameter("h0", "h_0", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public double InitialAccumulator { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override string DisplayName => "D-Adapt AdaGrad";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Copy("Start", "a"), Slot.Filled("Accumulator", InitialAccumulator, "h"), Slot.Zero("Sum", "s"), .. DistanceBound.Slots(InitialDistance)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.PermutationEquivariant;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, rate) = (tensor.Gradient, t.Kept(DistanceBound.Distance) * t.Of(LearningRate));
        var accumulator = tensor.Keep("Accumulator", tensor["Accumulator"] + gradient * gradient);
        var sum = tensor.Keep("Sum", tensor["Sum"] + rate * gradient);
        var divisor = Vector.Sqrt(accumulator) + tensor.Positive(t.Of(Epsilon));
        var spent = t.Keep(DistanceBound.Numerator, t.Kept(DistanceBound.Numerator) + rate * (rate * gradient.Dot(gradient / divisor)));
        var way = sum / divisor;
        DistanceBound.Grown(t, sum.Dot(way) - spent, sum.SumOfMagnitudes());
        return DistanceBound.FromStart(tensor, t.Of(MomentumFactor), way);
    }
}
