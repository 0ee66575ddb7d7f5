using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaHessian: Adam with the curvature in the place of the gradient in the second moment, so that steps are Newton's along each coordinate, smoothed.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (c² - v)
/// θ' = θ - η √(1 - β2^t) / (1 - β1^t) m' / (√v' + ε √(1 - β2^t))
/// </code>
/// where c is the curvature at θ, the diagonal of the Hessian or an estimate of it, and t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments. It needs the curvature: <see cref="Needs.Curvature"/>.</para>
/// <para>
/// The curvature comes with the step, exact or as an estimate of Hutchinson's, averaged over blocks as in the paper or not: the optimizer draws nothing. The paper's power k of the root is 1 here, its default. The rate is the
/// paper's for images, ε that of the authors' code; pytorch-optimizer has η = 0.1 and ε = 1e-16. PyTorch, Optax and Keras have no AdaHessian.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Z. Yao et al., "ADAHESSIAN: An Adaptive Second Order Optimizer for Machine Learning", AAAI 2021, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.QuasiNewton)]
public sealed record AdaHessian : TensorWise
{
    /// <summary>The learning rate η, at least 0, without unit: 1 is Newton's step.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.15;

    /// <summary>The decay β1 of the average of gradients, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the average of squared curvatures, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units over parameter units: keeps a coordinate without curvature from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-4;

    /// <inheritdoc/>
    public override Needs Needs => Needs.Curvature;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.Descending;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Coordinate;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (first, second, correction) = (tensor["FirstMoment"], tensor["SecondMoment"], Scalar.Sqrt(t.OneMinusPower(Beta2)));
        first = tensor.Keep("FirstMoment", first + (1 - t.Of(Beta1)) * (tensor.Gradient - first));
        second = tensor.Keep("SecondMoment", second + (1 - t.Of(Beta2)) * (tensor.Curvature * tensor.Curvature - second));
        return t.Of(LearningRate) * correction / t.OneMinusPower(Beta1) * first / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon), correction));
    }
}
