using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Sophia: momentum over a running average of the curvature, each coordinate's step at most a given length: where the loss is flat, or bent downwards, steps are those of a sign.
/// <code>
/// m' = m + (1 - β1) (g - m)
/// h' = h + (1 - β2) (c - h)        (in every k-th step, from the first; h' = h in others)
/// u = m' / max(γ h', ε)
/// θ' = θ - η min(max(u, -ρ), ρ)
/// m' / (1 - β1^t) for m' in u        (corrected)      h for h' in u        (the average before the step)
/// </code>
/// where c is the curvature at θ, the diagonal of the Hessian or an estimate of it, and t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums and a quotient a coordinate, and keeps two numbers for it, the average of gradients and that of curvatures. It needs the curvature: <see cref="Needs.Curvature"/>.</para>
/// <para>
/// The curvature comes with the step, exact or as an estimate of Hutchinson's or Gauss and Newton's: the optimizer draws nothing. Defaults are the paper's for Sophia-H. Optax corrects the momentum, divides by the average
/// before the step, and has ε = 1e-8 and a decay of 1e-4 in the update; pytorch-optimizer has γ = 1 and ρ = 0.01, and takes the curvature in steps 10, 20 and so on. A decay is <see cref="DecoupledDecay"/> at the rate. PyTorch
/// and Keras have no Sophia.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: H. Liu, Z. Li, D. Hall, P. Liang and T. Ma, "Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training", ICLR 2024, algorithm 3.</para>
/// </remarks>
[Family(OptimizerFamily.QuasiNewton), Defaults("the paper")]
public sealed record Sophia() : CurvatureMomentum(learningRate: 6e-4, beta1: 0.96, beta2: 0.99, epsilon: 1e-12)
{
    /// <summary>The share γ of the curvature that divides, at least 0, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.NonNegative, Source = "the paper")]
    public Schedule Gamma { get; init => field = Checked(value); } = 0.01;

    /// <summary>The bound ρ of a step over the rate, at least 0, in parameter units.</summary>
    [Hyperparameter("ρ", @"\rho", Bounds.NonNegative, Parameter = 1, Source = "the paper")]
    public Schedule Bound { get; init => field = Checked(value); } = 1;

    /// <summary>The number k of steps of which the first takes the curvature in, at least 1.</summary>
    public int Interval { get; init => field = Argument.AtLeast(value, 1, nameof(Interval)); } = 10;

    /// <summary>Whether the average of gradients is corrected for its start at 0.</summary>
    public bool CorrectsBias { get; init; }

    /// <summary>Whether the average of curvatures before the step divides, as in Optax: in the first step it is 0, and every coordinate that has a gradient goes as far as it may.</summary>
    public bool DividesByLast { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("Curvature", "h")];

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (first, curvature) = (tensor.KeepToward("FirstMoment", tensor.Gradient, t.Of(Beta1)), tensor["Curvature"]);
        var average = t.Steps % Interval == 0 ? tensor.KeepToward("Curvature", tensor.Curvature, t.Of(Beta2)) : curvature;
        if (CorrectsBias) first /= t.OneMinusPower(Beta1);
        var (divisor, bound) = (Vector.Max(t.Of(Gamma) * (DividesByLast ? curvature : average), tensor.Positive(t.Of(Epsilon))), t.Of(Bound));
        return t.Of(LearningRate) * Vector.Max(Vector.Min(first / divisor, bound), -bound);
    }
}
