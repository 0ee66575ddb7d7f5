using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Proofs;

/// <summary>Descent along the gradient over its norm, with a small change, on which proofs are tried.</summary>
internal sealed record SmallTensorRule(SmallTensorChange Change) : TensorWise
{
    /// <summary>The plain rule.</summary>
    public SmallTensorRule()
        : this(SmallTensorChange.None)
    {
    }

    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1)]
    public Schedule LearningRate { get; init; } = 0.1;

    public override ImmutableArray<Slot> Slots => [];

    protected internal override Scope Scope => Scope.Tensor;

    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (rate, norm) = (t.Of(LearningRate), tensor.Gradient.Norm());
        var step = rate * (tensor.Gradient / norm);
        return Change switch
        {
            SmallTensorChange.ColumnMeans => step + tensor.Gradient.ColumnMeans().InEachRow(tensor.Shape[0]),
            SmallTensorChange.OnePlusNorm => rate * (tensor.Gradient / (1 + norm)),
            SmallTensorChange.ReadNorm => norm.Value == 0 ? tensor.Gradient : step,
            SmallTensorChange.OffAtZero => rate.Value == 0 ? tensor.Filled(0) : step + rate * tensor.Parameter,
            _ => step,
        };
    }
}
