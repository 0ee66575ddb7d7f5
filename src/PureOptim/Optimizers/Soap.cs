using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// SOAP: Adam in the eigenbasis of Shampoo's two matrices, which follows them by a step of power iteration from time to time.
/// <code>
/// ĝ = Q_L g Q_Rᵀ
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (ĝ² - v)
/// u = Q_Lᵀ (Q_L m' Q_Rᵀ / (√v' + ε)) Q_R
/// θ' = (1 - η λ) (θ - η √(1 - β2^t) / (1 - β1^t) u)
/// L' = L + (1 - β3) (g gᵀ - L)      R' = R + (1 - β3) (gᵀ g - R)
/// Q_L' = the rows of Q_L L' made orthonormal      Q_R' = the rows of Q_R R' made orthonormal        (every n-th step)
/// </code>
/// The first step moves nothing: Q_L and Q_R become the eigenvectors of L' and R' as rows, that of the largest eigenvalue first.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix of r rows and c columns, which keeps 2 (r c + r² + c²) numbers, costs 8 r c (r + c) products and sums, the first some 50 (r³ + c³), every n-th 6 (r³ + c³) more. A side longer than <see cref="LongestSide"/>
/// keeps its coordinates; vectors and single numbers keep theirs too, and move by Adam. Where ε is 0, a moment of 0 moves nothing. A tensor of more than two dimensions is taken as the matrix of its first by all others.
/// </para>
/// <para>
/// Before the power iteration the rows of Q, and the numbers of v with them, are put in the falling order of q L' qᵀ, as in the authors' code and pytorch-optimizer; the paper's algorithm leaves them. Defaults are those of
/// pytorch-optimizer, which treats each dimension of a tensor by itself. With a singular matrix in the first step, as of a gradient that is not square, the eigenvectors of 0 are anyone's choice, and so is the path.
/// PyTorch, Optax and Keras have no SOAP.
/// </para>
/// <para>Source: N. Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam", ICLR 2025, algorithm 3.</para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned), Defaults("pytorch-optimizer")]
public sealed record Soap() : TensorWiseAdam(learningRate: 0.003, beta1: 0.95, beta2: 0.95, epsilon: 1e-8)
{
    /// <summary>The decay β3 of the two matrices, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.95;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <summary>n, the number of steps from one power iteration to the next, at least 1.</summary>
    public int BasisInterval { get; init => field = Argument.AtLeast(value, 1, nameof(BasisInterval)); } = 10;

    /// <summary>The length of a side above which its coordinates are kept, at least 0.</summary>
    public int LongestSide { get; init => field = Argument.AtLeast(value, 0, nameof(LongestSide)); } = 10_000;

    /// <inheritdoc/>
    public override string DisplayName => "SOAP";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), .. Eigenbasis.Slots(LongestSide)];

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        if (tensor.Length == 0) return tensor.Gradient;
        var gradient = tensor.Gradient.AsRows(tensor.Shape is [var rows, ..] ? rows : 1);
        var basis = new Eigenbasis(tensor, gradient, 1 - t.Of(Beta3));
        if (t.Steps == 0)
        {
            basis.Begin();
            return tensor.Filled(0);
        }

        var turned = basis.Into(gradient);
        var first = tensor.Keep("FirstMoment", (tensor["FirstMoment"] + (1 - t.Of(Beta1)) * (tensor.Gradient - tensor["FirstMoment"])).Stored());
        var second = (tensor["SecondMoment"] + (1 - t.Of(Beta2)) * (turned * turned - tensor["SecondMoment"])).AsRows(gradient.Shape[0]);
        var root = Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon));
        var update = basis.OutOf(CorrectedRate(t) * basis.Into(first.AsRows(gradient.Shape[0])) / Divisors.Of(root));
        tensor.Keep("SecondMoment", basis.Follow(second, turns: (t.Steps + 1) % BasisInterval == 0));
        var decay = t.Of(LearningRate) * t.Of(WeightDecay);
        return decay.Value == 0 ? update : tensor.To((1 - decay) * (tensor.Parameter - update));
    }
}
