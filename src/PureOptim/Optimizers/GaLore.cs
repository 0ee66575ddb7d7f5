using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// GaLore: Adam in the space of the largest singular vectors of a matrix's gradient, taken anew from time to time: the moments of r rows stand for those of all.
/// <code>
/// P' = the left singular vectors of the r largest singular values of g, as rows        (steps 1, 1 + n, 1 + 2n, ...)      P' = P        (the others)
/// ĝ = P' g
/// m' = m + (1 - β1) (ĝ - m)        v' = v + (1 - β2) (ĝ² - v)
/// u = η √(1 - β2^t) / (1 - β1^t) m' / (√v' + ε √(1 - β2^t))
/// θ' = θ - α P'ᵀ u
/// </code>
/// A matrix with more columns than rows is transposed on the way. Other tensors move by Adam, α being 1.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix whose longer side is a and whose shorter is b, of which r (a + 2b) numbers are kept, where Adam keeps 2 a b, costs 4 a b r products and sums; one with new vectors 2 a b² and some 50 b³ more
/// (<see cref="SymmetricEigen"/>). When the vectors change the moments stay: they are then of other directions. Where ε is 0, a moment of 0 moves nothing.
/// </para>
/// <para>
/// Defaults are those of Optax, which has none for the rate, decays in the update, and computes singular vectors in float32; it takes other base optimizers too. The paper has α = 0.25 and the rate 0.01. pytorch-optimizer
/// has a projector of this kind as an option of others. A singular vector has two signs: here that with which its product with the vector that it replaces is positive is taken, because the moments go on; Optax leaves it to
/// LAPACK, and the path after the first change with it.
/// </para>
/// <para>Source: J. Zhao et al., "GaLore: Memory-Efficient LLM Training by Gradient Low-Rank Projection", ICML 2024, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned), Defaults("Optax"), Defaults("the paper", nameof(LearningRate))]
public sealed record GaLore() : TensorWiseAdam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>α, at least 0, without unit: the factor of the updates of matrices.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Scale { get; init => field = Checked(value); } = 1;

    /// <summary>r, the number of singular vectors, at least 1; of a matrix with a shorter side, that.</summary>
    public int Rank { get; init => field = Argument.AtLeast(value, 1, nameof(Rank)); } = 128;

    /// <summary>n, the number of steps for which singular vectors are used, at least 1.</summary>
    public int ProjectionInterval { get; init => field = Argument.AtLeast(value, 1, nameof(ProjectionInterval)); } = 200;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => SingularVectors.Slots(Rank);

    /// <inheritdoc/>
    /// <remarks>Its steps are proportional to the rate and do not depend on the parameters either, but there are no eigenvectors in intervals, in which that is decided.</remarks>
    public override OptimizerTraits Traits => OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        if (!tensor.Has("Projector") || tensor.Length == 0) return AdamOf(tensor, tensor.Gradient, t);
        var isTall = tensor.Shape[0] >= tensor.Shape[1];
        var gradient = (isTall ? tensor.Gradient : tensor.Gradient.Transposed()).Stored();
        var projector = t.Steps % ProjectionInterval == 0 ? tensor.Keep("Projector", SingularVectors.Of(gradient, tensor["Projector"])) : tensor["Projector"];
        var update = t.Of(Scale) * projector.Transposed().Times(AdamOf(tensor, projector.Times(gradient), t));
        return isTall ? update : update.Transposed();
    }

    /// <summary>The update of Adam with ε after the correction.</summary>
    private Vector AdamOf(TensorStep tensor, Vector gradient, StepContext t)
    {
        var first = tensor.KeepToward("FirstMoment", gradient, t.Of(Beta1));
        var second = tensor.KeepToward("SecondMoment", gradient * gradient, t.Of(Beta2));
        return CorrectedRate(t) * first / Divisors.Of(Vector.Sqrt(second) + CorrectedEpsilon(tensor, t));
    }
}
