using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// D-Adaptation of gradient descent: descent whose rate is a lower bound of the distance from the start to the solution, which the gradients so far have proved, over the norm of the first gradient.
/// <code>
/// G' = ‖g‖        (while G is 0)      G' = G        (from then on)
/// e = d η / G'
/// r' = r + e ⟨g, s⟩        s' = s + e g        d' = max(d, 2 r' / ‖s'‖)
/// θ' = μ θ + (1 - μ) (a - s')
/// </code>
/// where a is where the run started, ⟨x, y⟩ and ‖x‖ are the inner product and the norm of the whole model, and d, r and G begin at d0, 0 and 0: G is the norm of the first gradient that is not 0.
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums a coordinate, and keeps two numbers for it, the sum and the start, and three of the run.</para>
/// <para>
/// Defaults are those of the authors' code and pytorch-optimizer, whose limit of the growth of d is not offered; their decay is <see cref="CoupledDecay"/>. The rate is for schedules, which begin at 1. PyTorch, Optax and
/// Keras have no such optimizer.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Defazio and K. Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", ICML 2023, algorithm 4, as in the authors' package dadaptation.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree), Defaults("the paper"), Defaults("the authors", nameof(InitialDistance))]
public sealed record DAdaptSgd : DistanceAdaptation
{
    /// <summary>The number of the run that the rate is divided by.</summary>
    private const string FirstNorm = "FirstNorm";

    /// <summary>The share μ of the parameters in the average with what the sum leads to, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the authors", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override string DisplayName => "D-Adapt SGD";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy("Start", "a"), Slot.Zero("Sum", "s"), .. DistanceBound.Slots(InitialDistance), Slot.Run(FirstNorm, 0, "G")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RotationEquivariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var first = t.Kept(FirstNorm);
        first = t.Keep(FirstNorm, Scalar.IfLess(0, first, first, tensor.Gradient.Norm()));
        var (rate, direction) = (t.Kept(DistanceBound.Distance) * t.Of(LearningRate), tensor.Gradient / Scalar.IfLess(0, first, first, 1));
        var numerator = t.Keep(DistanceBound.Numerator, t.Kept(DistanceBound.Numerator) + rate * direction.Dot(tensor["Sum"]));
        var sum = tensor.Keep("Sum", tensor["Sum"] + rate * direction);
        DistanceBound.Grown(t, 2 * numerator, sum.Norm());
        return DistanceBound.FromStart(tensor, t.Of(MomentumFactor), sum);
    }
}
