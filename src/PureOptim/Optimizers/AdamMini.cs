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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Y. Zhang et al., "Adam-mini: Use Fewer Learning Rates To Gain More", arXiv:2406.16793, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Factored)]
public sealed record AdamMini : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

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
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.ScaleInvariant
        | OptimizerTraits.RestsWithoutGradient | (ByRows ? OptimizerTraits.None : OptimizerTraits.RotationEquivariantPerTensor);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.Descending
        | (ByRows ? OptimizerTraits.RotationEquivariantPerTensor : OptimizerTraits.None);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, correction) = (tensor.Gradient, Scalar.Sqrt(t.OneMinusPower(Beta2)));
        var first = tensor.Keep("FirstMoment", tensor["FirstMoment"] + (1 - t.Of(Beta1)) * (gradient - tensor["FirstMoment"]));
        var rate = t.Of(LearningRate) * correction / t.OneMinusPower(Beta1);
        var epsilon = tensor.Positive(t.Of(Epsilon), correction);
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
