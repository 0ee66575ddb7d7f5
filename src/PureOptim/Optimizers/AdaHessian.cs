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
[Family(OptimizerFamily.QuasiNewton), Defaults("the paper"), Defaults("the authors", nameof(Epsilon))]
public sealed record AdaHessian() : CurvatureMomentum(learningRate: 0.15, beta1: 0.9, beta2: 0.999, epsilon: 1e-4)
{
    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var first = tensor.KeepToward("FirstMoment", tensor.Gradient, t.Of(Beta1));
        var second = tensor.KeepToward("SecondMoment", tensor.Curvature * tensor.Curvature, t.Of(Beta2));
        return t.Of(LearningRate) * correction / t.OneMinusPower(Beta1) * first / (Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon), correction));
    }
}
