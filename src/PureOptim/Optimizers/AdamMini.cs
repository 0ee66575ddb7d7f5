using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adam-mini: Adam with one second moment for each row of a matrix, and one for each other tensor: the mean over its gradients.
/// <code>
/// m' = m + (1 - β1) (g - m)
/// v' = v + (1 - β2) (mean of g² - v)        (over each row of a matrix, or over the tensor)
/// θ' = θ - η √(1 - β2^t) / (1 - β1^t) m' / (√v' + ε √(1 - β2^t))
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 6 products and sums and a quotient a coordinate. It keeps one number for each, the first moment, and one for each row of a matrix or for each other tensor.</para>
/// <para>
/// Defaults are those of Adam in PyTorch, as in the paper, which decays the parameters too (<see cref="DecoupledDecay"/>) and has blocks that follow the network: heads of attention, tokens, output neurons. Here the
/// blocks are rows, which are the output neurons of weights of shape (outputs, inputs), or whole tensors (<see cref="ByRows"/>). PyTorch, Optax and Keras have no Adam-mini.
/// </para>
/// <para>Source: Y. Zhang et al., "Adam-mini: Use Fewer Learning Rates To Gain More", arXiv:2406.16793, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Factored), Defaults("the authors")]
public sealed record AdamMini() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>Whether each row of a matrix has a second moment of its own; otherwise there is one for the matrix.</summary>
    public bool ByRows { get; init; } = true;

    /// <inheritdoc/>
    public override string DisplayName => "Adam-mini";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("FirstMoment", "m"),
        Slot.Zero("RowMoments", "v") with { Shape = SlotShape.Rows.Where(_ => ByRows) },
        Slot.Zero("SecondMoment", "v") with { Shape = SlotShape.Number.Where(shape => !ByRows || shape.Length != 2) },
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant | (ByRows ? OptimizerTraits.None : OptimizerTraits.RotationEquivariantPerTensor);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.Descending
        | (ByRows ? OptimizerTraits.RotationEquivariantPerTensor : OptimizerTraits.None);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, rate, epsilon) = (tensor.Gradient, CorrectedRate(t), CorrectedEpsilon(tensor, t));
        var first = tensor.KeepToward("FirstMoment", gradient, t.Of(Beta1));
        if (tensor.Has("RowMoments"))
        {
            var before = tensor["RowMoments"];
            var rows = tensor.Keep("RowMoments", (before + (1 - t.Of(Beta2)) * ((gradient * gradient).RowMeans() - before)).Stored());
            return rate * first / (Vector.Sqrt(rows) + epsilon).InEachColumn(tensor.Shape[1]);
        }

        var old = tensor.Number("SecondMoment");
        var second = tensor.Keep("SecondMoment", old + (1 - t.Of(Beta2)) * ((gradient * gradient).Mean() - old));
        return rate * first / (Scalar.Sqrt(second) + epsilon);
    }
}
