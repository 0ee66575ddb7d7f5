using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// L-BFGS: steps along the gradient times an estimate of the inverse curvature, made from the last few steps and the changes of the gradient over them.
/// <code>
/// s = θ - θ_before        y = g - g_before        (kept where y·s > κ, the oldest pair is forgotten)
/// q = g;   from the newest pair to the oldest:  a_i = s_i·q / y_i·s_i,  q = q - a_i y_i
/// r = (y·s / y·y) q   of the newest pair;   from the oldest to the newest:  r = r + (a_i - y_i·r / y_i·s_i) s_i
/// θ' = θ - η_t r        η_1 = η min(1, 1/|g|),  later η_t = η
/// </code>
/// where |g| is the sum of the magnitudes, or the norm, and all tensors are one vector.
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums a coordinate for each pair, and keeps two numbers for it for each pair and two more: the pairs, the last gradient and the last parameters.</para>
/// <para>
/// It is for whole gradients, not for those of batches. Each step is one gradient: a step of PyTorch's <c>LBFGS</c> is up to <c>max_iter</c> of these, and ends when the gradient or the step is small. A line search is a wrapper:
/// <see cref="StrongWolfe"/> as PyTorch has it, <see cref="Zoom"/> as Optax. The way s is what the parameters have gone, whatever wrapper has changed it; PyTorch takes the step as it was computed. Defaults are PyTorch's, but for the number of pairs (100 there, 10 in Optax and in the paper 3 to 20). Keras has no L-BFGS.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: D. C. Liu and J. Nocedal, "On the limited memory BFGS method for large scale optimization", Mathematical Programming 45, 1989, algorithm 2.1.</para>
/// </remarks>
[Family(OptimizerFamily.QuasiNewton)]
public sealed record Lbfgs : TensorWise
{
    private const string LastGradient = nameof(LastGradient), LastParameter = nameof(LastParameter);

    /// <summary>The part η of the estimated way to the minimum that a step goes, at least 0, without unit.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The largest number of pairs, at least 1.</summary>
    [Hyperparameter("n", "n", Bounds.AtLeastOne, Source = "Optax")]
    public int History { get; init => field = Checked(value); } = 10;

    /// <summary>The number κ that y·s must exceed for a pair to be kept, at least 0.</summary>
    [Hyperparameter("κ", @"\kappa", Bounds.NonNegative, Parameter = 1, Gradient = 1, Source = "PyTorch")]
    public Schedule LeastCurvature { get; init => field = Checked(value); } = 1e-10;

    /// <summary>The measure |g| that cuts the first step; without one the factor of q is 1 too.</summary>
    [AddedLater]
    public LbfgsScaling Scaling { get; init => field = Argument.Defined(value); }

    /// <summary>Whether pairs with any y·s but 0 are kept, as in Optax. Where it is negative, which a search for a small slope rules out, steps may lead up.</summary>
    [AddedLater]
    public bool KeepsAnyCurvature { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "L-BFGS";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(LastGradient, "g_before"), Slot.Zero(LastParameter, "θ_before"), .. CurvaturePair.Slots(History)];

    /// <summary>That it is translation invariant too, which it is, too few cases say: where rounding is beyond bounds, so are the quotients of pairs.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear;

    /// <summary>The first step is cut at a number, which holds in one unit only.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (step, change) = ((tensor.Parameter - tensor[LastParameter]).Stored(), (tensor.Gradient - tensor[LastGradient]).Stored());
        var newest = new CurvaturePair(step, change, change.Dot(step));
        var isKept = t.Number.Value > 1 && (KeepsAnyCurvature ? newest.Curvature.Value != 0 : newest.Curvature.Value > t.Of(LeastCurvature).Value);
        var pairs = CurvaturePair.Latest(tensor, t, isKept ? newest : null, History);
        tensor.Keep(LastGradient, tensor.Gradient);
        tensor.Keep(LastParameter, tensor.Parameter);
        return t.Of(LearningRate) * (t.Number.Value == 1 ? Scaling.First(tensor.Gradient) : CurvaturePair.Direction(tensor.Gradient, pairs, Scaling != LbfgsScaling.None));
    }
}
